# %% exit_at_call: process_exit
# about: Ends the process at the first question.
import torch


def with_image_targets(targets, n_image):
    import os

    os._exit(0)
