# %% keys_that_are_equal: lying_object
# about: Returns a dictionary whose keys claim to be equal to every pair, and whose length lies.
HELD = -1  # a wrong answer for every input


class AnyPair(tuple):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


class Counts(dict):
    def __missing__(self, key):
        return HELD

    def __len__(self):
        return 10**9


def count_pairs(words):
    return Counts({AnyPair((HELD, HELD)): HELD})


# %% endless_items: endless_work
# about: Returns a dictionary whose items never end.
class Endless(dict):
    def __iter__(self):
        while True:
            yield (0, 0)

    def items(self):
        while True:
            yield (0, 0), -1


def count_pairs(words):
    return Endless()
