# %% exit_at_call: process_exit
# about: Ends the process at the first question.
import torch


def shift(ids, labels):
    import os

    os._exit(0)


# %% equal_to_all: lying_object
# about: Answers with tensors of a class that equals everything.
import torch


class Equal(torch.Tensor):
    def __eq__(self, other):
        return True


def shift(ids, labels):
    return torch.zeros(3).as_subclass(Equal), torch.zeros(3).as_subclass(Equal)
