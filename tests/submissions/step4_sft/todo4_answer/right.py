# %% answer_list: The answer in a list of its own.
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([list(prompt_ids) + answer])
        logits = model(x)[0]
        token = logits[0, -1].argmax().item()
        if token == end_id:
            break
        answer.append(token)
    return answer


# %% grows_a_tensor: A tensor that grows by cat.
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = torch.tensor(prompt_ids)[None]
    for _ in range(max_new_tokens):
        token = model(ids)[0][:, -1].argmax(-1)
        if token.item() == end_id:
            break
        ids = torch.cat((ids, token[:, None]), dim=1)
    return ids[0, len(prompt_ids) :].tolist()


# %% no_grad_and_softmax: Without gradients; softmax changes no order.
import torch
import torch.nn.functional as F


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    out = []
    with torch.no_grad():
        for i in range(max_new_tokens):
            ids = torch.tensor(prompt_ids + out, dtype=torch.long).unsqueeze(0)
            p = F.softmax(model(ids)[0][0, -1], dim=-1)
            best = int(torch.argmax(p))
            if best == end_id:
                return out
            out += [best]
    return out


# %% topk: The first of topk.
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = [*prompt_ids]
    n = len(ids)
    while len(ids) - n < max_new_tokens:
        scores = model(torch.LongTensor([ids]))[0]
        token = int(scores[0, -1, :].topk(1).indices[0])
        if token == end_id:
            break
        ids.append(token)
    return ids[n:]


# %% sorted_scores: The last of the sorted scores, by numpy.
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    answer = []
    for _ in range(max_new_tokens):
        ids = torch.tensor([prompt_ids + answer])
        row = model(ids)[0].detach().numpy()[0, -1]
        token = int(row.argsort()[-1])
        if token == end_id:
            break
        answer = answer + [token]
    return answer


# %% plain_python_maximum: max over a list of scores.
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    said = []
    for _ in range(max_new_tokens):
        row = model(torch.tensor([prompt_ids + said]))[0][0][-1].tolist()
        token = max(range(len(row)), key=row.__getitem__)
        if token == end_id:
            return said
        said.append(token)
    return said


# %% recursive: Each token by a call of itself.
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    if max_new_tokens == 0:
        return []
    token = int(model(torch.tensor([prompt_ids]))[0][0, -1].argmax())
    if token == end_id:
        return []
    return [token] + answer(model, torch.tensor([prompt_ids + [token]]), end_id, max_new_tokens - 1)


# %% cut_afterwards: The whole length is written, then cut at the end.
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    ids = list(prompt_ids)
    for _ in range(max_new_tokens):
        ids.append(int(model(torch.tensor([ids]))[0][0, -1].argmax()))
    new = ids[len(prompt_ids) :]
    return new[: new.index(end_id)] if end_id in new else new


# %% evaluating: Puts the model into eval mode first, and has a helper.
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    prompt_ids = input_ids[0].tolist()
    model.eval()

    def best(ids):
        return model(torch.tensor([ids]))[0][:, -1, :].max(dim=-1)[1].item()

    ids = prompt_ids[:]
    for _ in range(max_new_tokens):
        token = best(ids)
        print(token)
        if token == end_id:
            break
        ids = ids + [token]
    return ids[len(prompt_ids) :]


# %% cat_of_tensors: cat, and unpacked.
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    ids = input_ids.clone()
    said = []
    while len(said) < max_new_tokens:
        logits, _ = model(ids)
        token = torch.argmax(logits[0, -1], dim=-1)
        if token == end_id:
            break
        said.append(token.item())
        ids = torch.cat([ids, token.reshape(1, 1)], dim=-1)
    return said
