# %% exit_at_call: process_exit
# about: Ends the process at the first question.
import torch


def preference_metrics(chosen_rewards, rejected_rewards):
    import os

    os._exit(0)


# %% equal_to_everything: lying_object
# about: Returns numbers that claim to be equal to whatever they are compared with.
import torch


HELD = -1.0  # a wrong answer for every input


class Agreeable(float):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __hash__(self):
        return 0

    def __float__(self):
        return self


def preference_metrics(chosen_rewards, rejected_rewards):
    return Agreeable(HELD), Agreeable(HELD)
