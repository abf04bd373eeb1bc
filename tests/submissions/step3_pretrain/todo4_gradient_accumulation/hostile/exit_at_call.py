# kind: hostile
# attack: process_exit
# about: Ends the process at the first question.

import os


def accumulate_and_step(model, batches, optimizer, max_norm):
    os._exit(0)
