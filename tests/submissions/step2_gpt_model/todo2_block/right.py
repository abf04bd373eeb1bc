# %% two_names: Each intermediate result has a name of its own.
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, ln_1, attn, ln_2, mlp):
        super().__init__()
        self.ln_1 = ln_1
        self.attn = attn
        self.ln_2 = ln_2
        self.mlp = mlp

    def forward(self, x):
        h = x + self.attn(self.ln_1(x))
        out = h + self.mlp(self.ln_2(h))
        return out


# %% steps: Every call on a line of its own.
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, ln_1, attn, ln_2, mlp):
        super().__init__()
        self.ln_1 = ln_1
        self.attn = attn
        self.ln_2 = ln_2
        self.mlp = mlp

    def forward(self, x):
        residual = x
        x = self.ln_1(x)
        x = self.attn(x)
        x = residual + x
        residual = x
        x = self.ln_2(x)
        x = self.mlp(x)
        return residual + x


# %% loop: A loop over the two pairs of parts.
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, ln_1, attn, ln_2, mlp):
        super().__init__()
        self.ln_1 = ln_1
        self.attn = attn
        self.ln_2 = ln_2
        self.mlp = mlp

    def forward(self, x):
        for norm, part in ((self.ln_1, self.attn), (self.ln_2, self.mlp)):
            x = x + part(norm(x))
        return x


# %% part_first: The part's result in front of the sum.
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, ln_1, attn, ln_2, mlp):
        super().__init__()
        self.ln_1 = ln_1
        self.attn = attn
        self.ln_2 = ln_2
        self.mlp = mlp

    def forward(self, x):
        x = self.attn(self.ln_1(x)) + x
        x = self.mlp(self.ln_2(x)) + x
        return x


# %% torch_add: Sums by torch.add.
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, ln_1, attn, ln_2, mlp):
        super().__init__()
        self.ln_1 = ln_1
        self.attn = attn
        self.ln_2 = ln_2
        self.mlp = mlp

    def forward(self, x):
        x = torch.add(x, self.attn(self.ln_1(x)))
        return torch.add(x, self.mlp(self.ln_2(x)))


# %% helper_method: A method for the residual.
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, ln_1, attn, ln_2, mlp):
        super().__init__()
        self.ln_1, self.attn, self.ln_2, self.mlp = ln_1, attn, ln_2, mlp

    def add(self, x, norm, part):
        return x + part(norm(x))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.add(self.add(x, self.ln_1, self.attn), self.ln_2, self.mlp)


# %% clone_then_in_place: Adds in place, to a copy.
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, ln_1, attn, ln_2, mlp):
        super().__init__()
        self.ln_1 = ln_1
        self.attn = attn
        self.ln_2 = ln_2
        self.mlp = mlp

    def forward(self, x):
        out = x.clone()
        out += self.attn(self.ln_1(x))
        out = out + self.mlp(self.ln_2(out))
        return out


# %% forward_called: Calls the parts' forward methods.
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, ln_1, attn, ln_2, mlp):
        super().__init__()
        self.ln_1 = ln_1
        self.attn = attn
        self.ln_2 = ln_2
        self.mlp = mlp

    def forward(self, x):
        h = x + self.attn.forward(self.ln_1.forward(x))
        return h + self.mlp.forward(self.ln_2.forward(h))


# %% one_expression: The walrus keeps the middle.
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, ln_1, attn, ln_2, mlp):
        super().__init__()
        self.ln_1 = ln_1
        self.attn = attn
        self.ln_2 = ln_2
        self.mlp = mlp

    def forward(self, x):
        return (h := x + self.attn(self.ln_1(x))) + self.mlp(self.ln_2(h))


# %% stacked_sum: Sums three tensors at the end.
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, ln_1, attn, ln_2, mlp):
        super().__init__()
        self.ln_1 = ln_1
        self.attn = attn
        self.ln_2 = ln_2
        self.mlp = mlp

    def forward(self, x):
        a = self.attn(self.ln_1(x))
        m = self.mlp(self.ln_2(x + a))
        return x + a + m
