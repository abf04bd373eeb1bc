# %% list_that_changes: lying_object
# about: Returns a list that shows other numbers each time it is read.
HELD = -1  # a wrong answer for every input


class Restless(list):
    reads = 0

    def __iter__(self):
        Restless.reads += 1
        return iter([HELD] * Restless.reads)

    def __len__(self):
        return 1


def merge(ids, pair, new_id):
    return Restless([HELD])


# %% endless_list: endless_work
# about: Returns a list whose iteration never ends.
class Endless(list):
    def __iter__(self):
        while True:
            yield -1


def merge(ids, pair, new_id):
    return Endless([-1])
