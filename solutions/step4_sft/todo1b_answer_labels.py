"""TODO 1b · 哪些编号要学着说 / Which ids are to be learned.

模型要学的是回答，不是提问。所以只有助手的话和它后面的结束标记算数；其余位置写 -100，损失会跳过它们。
The model is to learn to answer, not to ask. So only what the assistant says counts, and the end behind it; all other places
hold -100, which the loss skips.

要做什么：完成 answer_labels。不要改：函数名和参数。
What to do: complete answer_labels. Don't change: the function's name and parameters.
"""

from __future__ import annotations


def answer_labels(turns: list[tuple[str, list[int]]], end_id: int) -> list[int]:
    """整段对话每个位置的标签 / The label of each place of the whole conversation.

    turns: 和 TODO 1a 一样 / as in TODO 1a; end_id: 一轮结束的标记 / the mark that ends a turn
    返回 / returned: 和整段对话一样长 / as long as the whole conversation
        助手的内容和它后面的 end_id：原来的编号 / the assistant's tokens and the end behind them: the ids themselves
        说话人的标记、用户的内容、用户后面的结束标记：-100
        the speakers' marks, the user's tokens, the end behind those: -100

    这里不移动：移动是 TODO 1c 的事 / Nothing is moved here: that is TODO 1c's.

    例子 / Example: turns = [("user", [5, 6]), ("assistant", [7])], end_id = 102
        对话 / conversation [100, 5, 6, 102, 101, 7, 102]
        返回 / returned     [-100, -100, -100, -100, -100, 7, 102]
    """
    ### BEGIN SOLUTION
    labels: list[int] = []
    for role, tokens in turns:
        labels.append(-100)
        if role == "assistant":
            labels.extend([*tokens, end_id])
        else:
            labels.extend([-100] * (len(tokens) + 1))
    return labels
    ### END SOLUTION
