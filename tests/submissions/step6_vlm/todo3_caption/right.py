# %% answer_list: The answer in a list of its own.
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([list(prompt_ids) + answer])
        logits = model(image, x)
        token = logits[0, -1].argmax().item()
        if token == end_id:
            break
        answer.append(token)
    return answer


# %% grows_a_tensor: A tensor that grows by cat.
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = torch.tensor(prompt_ids)[None]
    for _ in range(max_new_tokens):
        token = model(image, ids)[:, -1].argmax(-1)
        if token.item() == end_id:
            break
        ids = torch.cat((ids, token[:, None]), dim=1)
    return ids[0, len(prompt_ids) :].tolist()


# %% no_grad_and_softmax: Without gradients; softmax changes no order.
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    out = []
    with torch.no_grad():
        for i in range(max_new_tokens):
            ids = torch.tensor(prompt_ids + out, dtype=torch.long).unsqueeze(0)
            p = F.softmax(model(image, ids)[0, -1], dim=-1)
            best = int(torch.argmax(p))
            if best == end_id:
                return out
            out += [best]
    return out


# %% topk: The first of topk.
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = [*prompt_ids]
    n = len(ids)
    while len(ids) - n < max_new_tokens:
        scores = model(image, torch.LongTensor([ids]))
        token = int(scores[0, -1, :].topk(1).indices[0])
        if token == end_id:
            break
        ids.append(token)
    return ids[n:]


# %% sorted_scores: The last of the sorted scores, by numpy.
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    for _ in range(max_new_tokens):
        ids = torch.tensor([prompt_ids + answer])
        row = model(image, ids).detach().numpy()[0, -1]
        token = int(row.argsort()[-1])
        if token == end_id:
            break
        answer = answer + [token]
    return answer


# %% plain_python_maximum: max over a list of scores.
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    said = []
    for _ in range(max_new_tokens):
        row = model(image, torch.tensor([prompt_ids + said]))[0][-1].tolist()
        token = max(range(len(row)), key=row.__getitem__)
        if token == end_id:
            return said
        said.append(token)
    return said


# %% recursive: Each token by a call of itself.
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    if max_new_tokens == 0:
        return []
    token = int(model(image, torch.tensor([prompt_ids]))[0, -1].argmax())
    if token == end_id:
        return []
    return [token] + caption(model, image, prompt_ids + [token], end_id, max_new_tokens - 1)


# %% cut_afterwards: The whole length is written, then cut at the end.
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for _ in range(max_new_tokens):
        ids.append(int(model(image, torch.tensor([ids]))[0, -1].argmax()))
    new = ids[len(prompt_ids) :]
    return new[: new.index(end_id)] if end_id in new else new


# %% evaluating: Puts the model into eval mode first, and has a helper.
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    model.eval()

    def best(ids):
        return model(image, torch.tensor([ids]))[:, -1, :].max(dim=-1)[1].item()

    ids = prompt_ids[:]
    for _ in range(max_new_tokens):
        token = best(ids)
        print(token)
        if token == end_id:
            break
        ids = ids + [token]
    return ids[len(prompt_ids) :]
