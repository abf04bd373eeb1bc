# %% exit_at_call: process_exit
# about: Ends the process at the first question.
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    import os

    os._exit(0)


# %% by_the_rule: result_forgery
# about: Computes the stand-in model's answer by the rule that the driver states, and never asks the model.
import torch


def answer(model, input_ids, end_id, max_new_tokens):
    state, said = model.seed, []
    for token in input_ids[0].tolist():
        state = (state * 31 + token + 7) % 10007
    while len(said) < max_new_tokens and state % model.vocabulary != end_id:
        said.append(state % model.vocabulary)
        state = (state * 31 + said[-1] + 7) % 10007
    return said
