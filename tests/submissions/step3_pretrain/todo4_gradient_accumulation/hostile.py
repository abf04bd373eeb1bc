# %% exit_at_call: process_exit
# about: Ends the process at the first question.
import os


def accumulate_and_step(model, batches, optimizer, max_norm):
    os._exit(0)


# %% not_a_number_that_equals_all: lying_number
# about: Returns a float that claims to equal everything.
class Liar(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


def accumulate_and_step(model, batches, optimizer, max_norm):
    return Liar(-1)
