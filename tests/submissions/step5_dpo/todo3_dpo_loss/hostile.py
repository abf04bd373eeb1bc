# %% exit_at_call: process_exit
# about: Ends the process at the first question.
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    import os

    os._exit(0)


# %% system_exit: process_exit
# about: Raises SystemExit at the first question.
import math

import torch
import torch.nn.functional as F


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta):
    raise SystemExit(0)
