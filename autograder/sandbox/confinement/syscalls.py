"""System call numbers of Linux on the two machines that the sandbox knows: ``syscalls.txt``, a column per machine.

From the kernel's own headers (version 6.1): ``asm/unistd_64.h`` for x86_64 and ``asm-generic/unistd.h``, as
arch/arm64 configures it, for aarch64. A later system call isn't there, and so it is answered with ENOSYS, as an older
kernel would: programs know how to live with that.
"""

from __future__ import annotations

from pathlib import Path

_HEADING, *_ROWS = (
    line.split() for line in Path(__file__).with_suffix(".txt").read_text(encoding="ascii").splitlines()
)
TABLES: dict[str, dict[str, int]] = {
    machine: {row[0]: int(row[column]) for row in _ROWS if row[column] != "-"}
    for column, machine in enumerate(_HEADING)
    if column > 0
}
