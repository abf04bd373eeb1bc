"""TODO 1a · 对话变成一行编号 / A conversation as one row of ids.

预训练时文字只管往下写。要对话，模型得知道谁在说话、一句话到哪里为止：每一轮以说话人的标记开头，以结束标记结尾。
Pretraining just goes on writing. For a conversation a model has to know who speaks and where a turn ends: each turn begins
with the speaker's mark and ends with the end's.

要做什么：完成 conversation。不要改：函数名和参数。
What to do: complete conversation. Don't change: the function's name and parameters.
"""

from __future__ import annotations


def conversation(
    turns: list[tuple[str, list[int]]], user_id: int, assistant_id: int, end_id: int
) -> list[int]:
    """整段对话的编号 / The ids of the whole conversation.

    turns: 一轮一轮的 (role, tokens)，role 是 "user" 或 "assistant" / turn by turn (role, tokens); role: "user" or "assistant"
    user_id, assistant_id: 两种说话人的标记 / the marks of the two speakers; end_id: 一轮结束的标记 / the mark that ends a turn
    返回 / returned: 每一轮依次是：标记、内容、end_id / for each turn: its mark, its tokens, end_id

    内容里恰好有和标记相同的编号也没有关系：照抄。没有内容的一轮也是一轮。
    Tokens that happen to equal a mark are copied as they are. A turn without tokens is a turn, too.

    例子 / Example: turns = [("user", [5, 6]), ("assistant", [7])], user_id = 100, assistant_id = 101, end_id = 102
        返回 / returned  [100, 5, 6, 102, 101, 7, 102]
    """
    ### BEGIN SOLUTION
    whole: list[int] = []
    for role, tokens in turns:
        whole.append(user_id if role == "user" else assistant_id)
        whole.extend(tokens)
        whole.append(end_id)
    return whole
    ### END SOLUTION
