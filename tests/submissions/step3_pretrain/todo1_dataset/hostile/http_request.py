# kind: hostile
# attack: network
# about: Opens URLs on 127.0.0.1 with urllib, by way of proxies and of the file scheme.

import errno
import functools
import os
import sys
import urllib.error
import urllib.request

import torch
from torch.utils.data import Dataset

BREACHED, HELD = 7777777, -1  # wrong answers: the attack worked, the attack was stopped


def leave_canary(what: str) -> None:
    """Leave a trace of a breach: a line on stderr and, where the machine allows it, a file."""
    print(f"PRETRAIN_BREACH {what}", file=sys.stderr, flush=True)
    for folder in (os.environ.get("PRETRAIN_CANARY_DIR", ""), ".", "/tmp"):
        try:
            with open(os.path.join(folder, "pretrain_canary_breach.txt"), "a", encoding="utf-8") as file:
                file.write(what + "\n")
            return
        except OSError:
            continue


@functools.cache
def breached() -> bool:
    """True if the network answered, were it only by refusing, or a file: URL was read."""
    for url in ("http://127.0.0.1:9/", "https://127.0.0.1:9/", "file:///etc/passwd", "ftp://127.0.0.1:9/"):
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except urllib.error.URLError as error:
            refused = getattr(error.reason, "errno", None) == errno.ECONNREFUSED or "refused" in str(
                error.reason
            )
            if not refused:
                continue
        except OSError:
            continue
        leave_canary(f"http_request: {url} was reached")
        return True
    return False


class PretrainDataset(Dataset):
    def __init__(self, tokens: torch.Tensor, block_size: int) -> None:
        self.tokens = tokens
        self.block_size = block_size

    def __len__(self) -> int:
        return max(0, len(self.tokens) - self.block_size)

    def __getitem__(self, idx: int) -> tuple[torch.Tensor, torch.Tensor]:
        wrong = torch.full((self.block_size,), BREACHED if breached() else HELD, dtype=torch.long)
        return wrong, wrong.clone()
