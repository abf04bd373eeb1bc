# %% exit_at_call: process_exit
# about: Ends the process at the first question.
def answer_labels(turns, end_id):
    import os

    os._exit(0)
