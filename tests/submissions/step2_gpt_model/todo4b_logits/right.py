# %% transposed_weight: A matrix product with the transposed table.
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    x = ln_f(x)
    return x @ token_embedding.weight.T


# %% matmul_transpose: torch.matmul and transpose.
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    h = x
    for layer in blocks:
        h = layer(h)
    return torch.matmul(ln_f(h), token_embedding.weight.transpose(0, 1))


# %% einsum: The comparison by einsum.
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for b in blocks:
        x = b(x)
    return torch.einsum("btc,vc->btv", ln_f(x), token_embedding.weight)


# %% reduce: The blocks folded by functools.reduce.
import torch
import torch.nn.functional as F
from functools import reduce


def logits(x, blocks, ln_f, token_embedding):
    h = reduce(lambda h, block: block(h), blocks, x)
    return F.linear(ln_f(h), token_embedding.weight)


# %% index_loop: The blocks by their numbers.
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for i in range(len(blocks)):
        x = blocks[i](x)
    h = ln_f(x)
    return F.linear(h, token_embedding.weight, None)


# %% sequential: nn.Sequential of all blocks.
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    h = torch.nn.Sequential(*blocks, ln_f)(x)
    return h @ token_embedding.weight.t()


# %% tied_linear: A linear layer whose weight is the table.
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    V, C = token_embedding.weight.shape
    head = torch.nn.Linear(C, V, bias=False)
    head.weight = token_embedding.weight
    for block in blocks:
        x = block(x)
    return head(ln_f(x))


# %% table_first: The table on the left, turned around afterwards.
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    return (token_embedding.weight @ ln_f(x).mT).mT


# %% tensordot: tensordot over the width.
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block.forward(x)
    print("blocks done")
    return torch.tensordot(ln_f(x), token_embedding.weight, dims=([2], [1]))
