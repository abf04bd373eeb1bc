# %% exit_at_call: process_exit
# about: Ends the process at the first question.
def conversation(turns, user_id, assistant_id, end_id):
    import os

    os._exit(0)
