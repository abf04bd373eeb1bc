# %% exit_at_call: process_exit
# about: Ends the process at the first question.
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    import os

    os._exit(0)
