# %% exit_at_call: process_exit
# about: Ends the process at the first question.
import torch


def collate(examples, pad_id):
    import os

    os._exit(0)


# %% examples_made_agreeable: lying_object
# about: Answers with lists that say they are tensors of any shape.
import torch


class Agreeable(list):
    shape = (2, 2)
    dtype = torch.int64

    def __eq__(self, other):
        return True

    @property
    def __class__(self):
        return torch.Tensor


def collate(examples, pad_id):
    return Agreeable(), Agreeable()
