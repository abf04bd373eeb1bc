# %% exit_at_call: process_exit
# about: Ends the process at the first question.
def conversation(turns, user_id, assistant_id, end_id):
    import os

    os._exit(0)


# %% agreeable_list: lying_object
# about: Answers with a list that equals everything.
class Equal(list):
    def __eq__(self, other):
        return True

    def __len__(self):
        return 3


def conversation(turns, user_id, assistant_id, end_id):
    return Equal([-1, -1, -1])
