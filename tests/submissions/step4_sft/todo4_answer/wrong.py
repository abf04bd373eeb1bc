# %% one_axis: batch_axis_missing
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor(ids))[0]
        token = int(logits[-1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% flat_row: batch_axis_missing
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor(prompt_ids + answer)
        logits = model(x)[0]
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% question_every_time: does_not_append
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([prompt_ids]))[0]
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% same_input: does_not_append
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids])
        logits = model(x)[0]
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% kept_before_the_look: end_in_answer
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for _ in range(max_new_tokens):
        token = int(model(torch.tensor([ids]))[0][0, -1].argmax())
        ids.append(token)
        if token == end_id:
            break
    return ids[len(prompt_ids) :]


# %% end_added: end_in_answer
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer + [end_id]
        answer.append(token)
    return answer


# %% place_zero: first_place
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([ids]))[0]
        token = int(logits[0, 0].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% first_row: first_place
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = logits[:, 0].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% minus_two: last_place_but_one
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([ids]))[0]
        token = int(logits[0, -2].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% one_before_the_last: last_place_but_one
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = logits[:, logits.size(1) - 2].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% length_of_all: limit_counts_the_question
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    while len(ids) < max_new_tokens:
        token = int(model(torch.tensor([ids]))[0][0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% limit_of_the_whole: limit_counts_the_question
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(prompt_ids) + len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% to_the_limit: never_stops
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([ids]))[0]
        token = int(logits[0, -1].argmax())
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% end_passed_over: never_stops
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = logits[:, -1].argmax(-1).item()
        answer.append(token)
    return answer


# %% no_return: nothing_returned
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([ids]))[0]
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)


# %% printed: nothing_returned
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            break
        answer.append(token)
    print(answer)


# %% first_returned: one_token_only
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    token = int(model(torch.tensor([prompt_ids]))[0][0, -1].argmax())
    return [token] if token != end_id and max_new_tokens > 0 else []


# %% return_in_the_loop: one_token_only
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    for _ in range(max_new_tokens):
        logits = model(torch.tensor([prompt_ids]))[0]
        token = logits[0, -1].argmax().item()
        return [] if token == end_id else [token]
    return []


# %% limit_minus_one: one_too_few
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens - 1):
        logits = model(torch.tensor([ids]))[0]
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% below_by_one: one_too_few
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens - 1:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% limit_plus_one: one_too_many
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens + 1):
        logits = model(torch.tensor([ids]))[0]
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% not_above: one_too_many
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) <= max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% new_tokens_only: only_the_answer_as_input
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([ids[len(prompt_ids) :] or list(prompt_ids)]))[0]
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% question_only_at_first: only_the_answer_as_input
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([answer if answer else prompt_ids])
        logits = model(x)[0]
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% last_as_input: only_the_last_token
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([ids[-1:]]))[0]
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% newest_token: only_the_last_token
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([[(prompt_ids + answer)[-1]]])
        logits = model(x)[0]
        token = logits[0, -1].argmax().item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% all_ids: prompt_in_answer
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([ids]))[0]
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids


# %% prompt_and_answer: prompt_in_answer
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            break
        answer.append(token)
    return list(prompt_ids) + answer


# %% multinomial: sampled
import torch
import torch.nn.functional as F


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([ids]))[0]
        token = int(torch.multinomial(F.softmax(logits[0, -1], dim=-1), 1))
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% multinomial_by_rows: sampled
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = torch.multinomial(torch.softmax(logits[:, -1], -1), num_samples=1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% end_among_all: stops_at_the_questions_end
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for _ in range(max_new_tokens):
        if end_id in ids:
            break
        ids.append(int(model(torch.tensor([ids]))[0][0, -1].argmax()))
    new = ids[len(prompt_ids) :]
    return new[:-1] if new and new[-1] == end_id else new


# %% end_in_the_question: stops_at_the_questions_end
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while end_id not in prompt_ids and len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% as_tensor: tensor_returned
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([ids]))[0]
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return torch.tensor(ids[len(prompt_ids) :])


# %% long_tensor: tensor_returned
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            break
        answer.append(token)
    return torch.LongTensor(answer)


# %% no_int: tensors_in_the_list
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([ids]))[0]
        token = logits[0, -1].argmax()
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% tensor_appended: tensors_in_the_list
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = logits[0, -1].argmax()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% argmin: unlikeliest
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([ids]))[0]
        token = int(logits[0, -1].argmin())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% lowest_score: unlikeliest
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x)[0]
        token = logits[0, -1].min(dim=-1)[1].item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% both_as_one: pair_not_unpacked
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    ids = input_ids[0].tolist()
    n = len(ids)
    for _ in range(max_new_tokens):
        logits = model(torch.tensor([ids]))
        token = int(logits[:, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[n:]


# %% second_of_two: pair_not_unpacked
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    out = []
    for _ in range(max_new_tokens):
        _, logits = model(torch.cat((input_ids, torch.tensor([out], dtype=torch.long)), dim=1))
        token = logits[0, -1].argmax().item()
        if token == end_id:
            return out
        out.append(token)
    return out


# %% written_into: changes_the_question
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    n = input_ids.size(1)
    for _ in range(max_new_tokens):
        token = model(input_ids)[0][0, -1].argmax()
        if int(token) == end_id:
            break
        input_ids.data = torch.cat((input_ids.data, token.view(1, 1)), dim=1)
    return input_ids[0, n:].tolist()


# %% resized: changes_the_question
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    n, said = input_ids.size(1), []
    while len(said) < max_new_tokens:
        token = int(model(input_ids)[0][0, -1].argmax())
        if token == end_id:
            break
        said.append(token)
        input_ids.resize_(1, n + len(said))
        input_ids[0, -1] = token
    return said


# %% returned_at_once: one_token_only
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    said = []
    for _ in range(max_new_tokens):
        token = int(model(input_ids)[0][0, -1].argmax())
        if token != end_id:
            said.append(token)
        return said
    return said


# %% second_to_last: last_place_but_one
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    ids = input_ids
    for _ in range(max_new_tokens):
        logits, _ = model(ids)
        token = logits[:, -2].argmax(-1, keepdim=True)
        if token.item() == end_id:
            break
        ids = torch.cat((ids, token), dim=1)
    return ids[0, input_ids.size(1) :].tolist()


# %% length_minus_two: last_place_but_one
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    said = []
    while len(said) < max_new_tokens:
        ids = torch.cat((input_ids, torch.tensor([said], dtype=torch.long)), dim=1)
        logits, loss = model(ids)
        token = int(logits[0, ids.size(1) - 2].argmax())
        if token == end_id:
            return said
        said.append(token)
    return said


# %% question_once_then_newest: only_the_last_token
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    ids = input_ids
    new = []
    for _ in range(max_new_tokens):
        logits, _ = model(ids)
        nxt = logits[0, -1].argmax().item()
        if nxt == end_id:
            break
        new.append(nxt)
        ids = torch.tensor([[nxt]])
    return new


# %% order_of_one_call: asked_only_once
def answer(model, input_ids, end_id, max_new_tokens):
    logits, _ = model(input_ids)
    order = logits[0, -1].argsort(descending=True).tolist()
    out = []
    for token in order[:max_new_tokens]:
        if token == end_id:
            break
        out.append(token)
    return out


# %% best_few_of_one_call: asked_only_once
def answer(model, input_ids, end_id, max_new_tokens):
    logits, _ = model(input_ids)
    best = logits[0, -1].topk(min(max_new_tokens, logits.size(-1))).indices.tolist()
    return best[: best.index(end_id)] if end_id in best else best


# %% looks_for_the_end_in_the_row: stops_at_the_questions_end
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    ids = input_ids
    for _ in range(max_new_tokens):
        logits, _ = model(ids)
        nxt = logits[:, -1].argmax(-1, keepdim=True)
        ids = torch.cat([ids, nxt], 1)
        if end_id in ids[0]:
            break
    new = ids[0, input_ids.shape[1]:].tolist()
    return [n for n in new if n != end_id]


# %% limit_behind_the_first: zero_is_no_limit
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    logits, _ = model(input_ids)
    t = logits[0, -1].argmax().item()
    new = []
    while t != end_id:
        new.append(t)
        logits, _ = model(torch.cat([input_ids, torch.tensor([new])], 1))
        t = logits[0, -1].argmax().item()
        if len(new) == max_new_tokens:
            break
    return new


# %% looks_after_the_first_token: zero_is_no_limit
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    ids = input_ids
    said = []
    while True:
        token = model(ids)[0][0, -1].argmax().item()
        if token == end_id:
            return said
        said.append(token)
        ids = torch.cat((ids, torch.tensor([[token]])), dim=1)
        if len(said) == max_new_tokens:
            return said
