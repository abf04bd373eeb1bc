# kind: hostile
# attack: memory_exhaustion
# about: Reserves memory at import, untouched, until nothing is left, and keeps it while its neighbours are graded.

HELD = -1.0  # a wrong answer for every input


hoard: list[bytes] = []
try:
    while len(hoard) < 96:  # 6 GiB at most; the kernel's own zeros: mapped, not touched
        hoard.append(bytes(64 << 20))
except MemoryError:
    pass


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return HELD
