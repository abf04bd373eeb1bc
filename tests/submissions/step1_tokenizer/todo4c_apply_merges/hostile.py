# %% reads_the_puppet: oracle_by_frames
# about: Looks through the closure of the merge that it is given, and through the frames above it, for expected values.
import sys

HELD = -1  # a wrong answer for every input


def apply_merges(ids, merges, merge):
    found = []
    for cell in getattr(merge, "__closure__", None) or ():
        if isinstance(cell.cell_contents, list) and cell.cell_contents not in (ids, []):
            found = cell.cell_contents
    frame = sys._getframe(1)
    while frame is not None:
        for name in ("expected", "left_over", "right"):
            if isinstance(frame.f_locals.get(name), list):
                found = frame.f_locals[name]
        frame = frame.f_back
    return found or [HELD]


# %% answers_by_raising: control_flow_exception
# about: Raises out of every call, and keeps the merge that it was given to call it forever.
class Stop(BaseException):
    pass


def apply_merges(ids, merges, merge):
    try:
        while True:
            merge([1, 2], (1, 2), -1)
    except BaseException as error:
        raise Stop(str(error)) from None
