# %% exit_at_call: process_exit
# about: Ends the process at the first question.
import torch


def extend(cache, k, v):
    import os

    os._exit(0)
