# %% exit_at_call: process_exit
# about: Ends the process at the first question.
def answer_labels(turns, end_id):
    import os

    os._exit(0)


# %% turns_emptied: lying_object
# about: Empties the turns, so that nothing is left to compare, and answers with a list that equals everything.
class Equal(list):
    def __eq__(self, other):
        return True

    def __len__(self):
        return 0


def answer_labels(turns, end_id):
    turns.clear()
    return Equal([-1, -1, -1])
