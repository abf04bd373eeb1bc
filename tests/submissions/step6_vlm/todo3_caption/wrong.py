# %% ids_first: arguments_exchanged
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([ids]), image)
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% text_then_picture: arguments_exchanged
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(x, image)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% one_axis: batch_axis_missing
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor(ids))
        token = int(logits[-1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% flat_row: batch_axis_missing
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor(prompt_ids + answer)
        logits = model(image, x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% zeros_shown: blank_picture
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.zeros_like(image), torch.tensor([ids]))
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% nothing_to_see: blank_picture
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(0 * image, x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% question_every_time: does_not_append
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor([prompt_ids]))
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% same_input: does_not_append
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids])
        logits = model(image, x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% kept_before_the_look: end_in_answer
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for _ in range(max_new_tokens):
        token = int(model(image, torch.tensor([ids]))[0, -1].argmax())
        ids.append(token)
        if token == end_id:
            break
    return ids[len(prompt_ids) :]


# %% end_added: end_in_answer
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer + [end_id]
        answer.append(token)
    return answer


# %% place_zero: first_place
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor([ids]))
        token = int(logits[0, 0].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% first_row: first_place
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[:, 0].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% appends_to_the_prompt: grows_the_question
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    n = len(prompt_ids)
    for _ in range(max_new_tokens):
        token = int(model(image, torch.tensor([prompt_ids]))[0, -1].argmax())
        if token == end_id:
            break
        prompt_ids.append(token)
    return prompt_ids[n:]


# %% same_list_under_another_name: grows_the_question
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = prompt_ids
    start = len(ids)
    for _ in range(max_new_tokens):
        token = model(image, torch.tensor(ids)[None])[0, -1].argmax().item()
        if token == end_id:
            return ids[start:]
        ids += [token]
    return ids[start:]


# %% minus_two: last_place_but_one
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor([ids]))
        token = int(logits[0, -2].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% one_before_the_last: last_place_but_one
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[:, logits.size(1) - 2].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% length_of_all: limit_counts_the_question
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    while len(ids) < max_new_tokens:
        token = int(model(image, torch.tensor([ids]))[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% limit_of_the_whole: limit_counts_the_question
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(prompt_ids) + len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% to_the_limit: never_stops
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor([ids]))
        token = int(logits[0, -1].argmax())
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% end_passed_over: never_stops
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[:, -1].argmax(-1).item()
        answer.append(token)
    return answer


# %% no_return: nothing_returned
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor([ids]))
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)


# %% printed: nothing_returned
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            break
        answer.append(token)
    print(answer)


# %% first_returned: one_token_only
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    token = int(model(image, torch.tensor([prompt_ids]))[0, -1].argmax())
    return [token] if token != end_id and max_new_tokens > 0 else []


# %% return_in_the_loop: one_token_only
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    for _ in range(max_new_tokens):
        logits = model(image, torch.tensor([prompt_ids]))
        token = logits[0, -1].argmax().item()
        return [] if token == end_id else [token]
    return []


# %% limit_minus_one: one_too_few
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens - 1):
        logits = model(image, torch.tensor([ids]))
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% below_by_one: one_too_few
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens - 1:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% limit_plus_one: one_too_many
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens + 1):
        logits = model(image, torch.tensor([ids]))
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% not_above: one_too_many
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) <= max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% new_tokens_only: only_the_answer_as_input
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor([ids[len(prompt_ids) :] or list(prompt_ids)]))
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% question_only_at_first: only_the_answer_as_input
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([answer if answer else prompt_ids])
        logits = model(image, x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% last_as_input: only_the_last_token
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor([ids[-1:]]))
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% newest_token: only_the_last_token
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([[(prompt_ids + answer)[-1]]])
        logits = model(image, x)
        token = logits[0, -1].argmax().item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% text_only: picture_left_out
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(torch.tensor([ids]))
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% text_only_named: picture_left_out
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(input_ids=x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% blank_later: picture_only_once
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image if step == 0 else torch.zeros_like(image), torch.tensor([ids]))
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% blank_after_the_first: picture_only_once
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image * (len(answer) == 0), x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% divided: picture_scaled
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image / 255, torch.tensor([ids]))
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% scaled_by_255: picture_scaled
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image * (1 / 255), x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% all_ids: prompt_in_answer
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor([ids]))
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids


# %% prompt_and_answer: prompt_in_answer
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            break
        answer.append(token)
    return list(prompt_ids) + answer


# %% text_length_minus_one: reads_the_pictures_place
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor([ids]))
        token = int(logits[0, len(ids) - 1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% x_size_minus_one: reads_the_pictures_place
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[0, x.size(1) - 1].argmax().item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% multinomial: sampled
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor([ids]))
        token = int(torch.multinomial(F.softmax(logits[0, -1], dim=-1), 1))
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% multinomial_by_rows: sampled
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = torch.multinomial(torch.softmax(logits[:, -1], -1), num_samples=1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% end_among_all: stops_at_the_questions_end
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for _ in range(max_new_tokens):
        if end_id in ids:
            break
        ids.append(int(model(image, torch.tensor([ids]))[0, -1].argmax()))
    new = ids[len(prompt_ids) :]
    return new[:-1] if new and new[-1] == end_id else new


# %% end_in_the_question: stops_at_the_questions_end
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while end_id not in prompt_ids and len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% as_tensor: tensor_returned
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor([ids]))
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return torch.tensor(ids[len(prompt_ids) :])


# %% long_tensor: tensor_returned
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            break
        answer.append(token)
    return torch.LongTensor(answer)


# %% no_int: tensors_in_the_list
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor([ids]))
        token = logits[0, -1].argmax()
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% tensor_appended: tensors_in_the_list
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[0, -1].argmax()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% logits_and_loss: two_things_expected
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits, _ = model(image, torch.tensor([ids]))
        token = int(logits[0, -1].argmax())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% logits_loss: two_things_expected
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits, loss = model(image, x)
        token = logits[:, -1].argmax(-1).item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% argmin: unlikeliest
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for step in range(max_new_tokens):
        logits = model(image, torch.tensor([ids]))
        token = int(logits[0, -1].argmin())
        if token == end_id:
            break
        ids.append(token)
    return ids[len(prompt_ids) :]


# %% lowest_score: unlikeliest
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    answer = []
    while len(answer) < max_new_tokens:
        x = torch.tensor([prompt_ids + answer])
        logits = model(image, x)
        token = logits[0, -1].min(dim=-1)[1].item()
        if token == end_id:
            return answer
        answer.append(token)
    return answer


# %% more_than_the_limit: one_too_many
import torch


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    new = []
    while True:
        t = int(model(image, torch.tensor([ids]))[0, -1].argmax())
        if t == end_id or len(new) > max_new_tokens:
            return new
        ids.append(t)
        new.append(t)


# %% question_once_then_newest: only_the_last_token
import torch


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    new = []
    ids = list(prompt_ids)
    for _ in range(max_new_tokens):
        t = int(model(image, torch.tensor([ids]))[0, -1].argmax())
        if t == end_id:
            break
        new.append(t)
        ids = [t]
    return new


# %% guesses_of_one_call: asked_only_once
import torch


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    out = model(image, torch.tensor([prompt_ids]))[0].argmax(-1).tolist()
    new = []
    for t in out[-max_new_tokens:]:
        if t == end_id:
            break
        new.append(t)
    return new


# %% every_place_of_one_call: asked_only_once
import torch


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    scores = model(image, torch.tensor([prompt_ids]))
    guesses = scores.argmax(dim=-1)[0].tolist()[-max_new_tokens:]
    return guesses[: guesses.index(end_id)] if end_id in guesses else guesses


# %% looks_for_the_end_in_the_row: stops_at_the_questions_end
import torch


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for _ in range(max_new_tokens):
        t = int(model(image, torch.tensor([ids]))[0, -1].argmax())
        ids.append(t)
        if end_id in ids:
            break
    return [t for t in ids[len(prompt_ids):] if t != end_id]


# %% end_filtered_out: never_stops
import torch


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    for _ in range(max_new_tokens):
        ids.append(int(model(image, torch.tensor([ids]))[0, -1].argmax()))
    return [i for i in ids[len(prompt_ids):] if i != end_id]


# %% end_taken_out_afterwards: never_stops
import torch


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    new = []
    while len(new) < max_new_tokens:
        scores = model(image, torch.tensor([prompt_ids + new]))
        new.append(scores[0, -1].argmax().item())
    return [t for t in new if t != end_id]


# %% limit_looked_at_late: zero_is_no_limit
import torch


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    new = []
    while True:
        t = model(image, torch.tensor([ids]))[0, -1].argmax().item()
        if t == end_id:
            return new
        new.append(t)
        ids.append(t)
        if len(new) >= max_new_tokens:
            return new


# %% limit_after_the_first: zero_is_no_limit
import torch


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    ids = list(prompt_ids)
    new = []
    while True:
        t = int(torch.argmax(model(image, torch.tensor(ids).unsqueeze(0))[0, -1]))
        ids.append(t)
        if t == end_id:
            break
        new += [t]
        if len(new) >= max_new_tokens:
            break
    return new
