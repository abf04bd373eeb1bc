# %% exit_at_call: process_exit
# about: Ends the process at the first question.
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    import os

    os._exit(0)
