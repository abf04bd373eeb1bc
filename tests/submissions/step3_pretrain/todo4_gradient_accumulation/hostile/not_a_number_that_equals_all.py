# kind: hostile
# attack: lying_number
# about: Returns a float that claims to equal everything.

class Liar(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


def accumulate_and_step(model, batches, optimizer, max_norm):
    return Liar(-1)
