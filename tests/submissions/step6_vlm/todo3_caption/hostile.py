# %% exit_at_call: process_exit
# about: Ends the process at the first question.
import torch
import torch.nn.functional as F


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    import os

    os._exit(0)


# %% model_made_agreeable: lying_object
# about: Makes the stand-in model a class that says the end at once, and answers with an object that equals everything.
import torch


class Equal(list):
    def __eq__(self, other):
        return True

    def __len__(self):
        return 3


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    type(model).forward = lambda self, image, input_ids: torch.zeros(1, 9, 7)
    return Equal([-1, -1, -1])


# %% by_the_rule: result_forgery
# about: Computes the stand-in model's answer by the rule that the driver states, and never asks the model.
import torch


def caption(model, image, prompt_ids, end_id, max_new_tokens):
    numbers, said = image.double().flatten(), []
    state = round(64 * float((numbers * torch.arange(1, len(numbers) + 1)).sum()))
    for token in prompt_ids:
        state = (state * 31 + token + 7) % 10007
    while len(said) < max_new_tokens and state % model.vocabulary != end_id:
        said.append(state % model.vocabulary)
        state = (state * 31 + said[-1] + 7) % 10007
    return said
