# %% one_line: One expression.
import torch
from torch import nn


class LoRALinear(nn.Module):
    def __init__(self, linear, r, alpha):
        super().__init__()
        self.linear = linear.requires_grad_(False)
        self.r = r
        self.alpha = alpha
        self.A = nn.Parameter(torch.randn(r, linear.in_features) / r)
        self.B = nn.Parameter(torch.zeros(linear.out_features, r))

    def forward(self, x):
        return self.linear(x) + (self.alpha / self.r) * (x @ self.A.T @ self.B.T)


# %% functional: Two linear functions.
import torch
from torch import nn


class LoRALinear(nn.Module):
    def __init__(self, linear, r, alpha):
        super().__init__()
        self.linear = linear.requires_grad_(False)
        self.r = r
        self.alpha = alpha
        self.A = nn.Parameter(torch.randn(r, linear.in_features) / r)
        self.B = nn.Parameter(torch.zeros(linear.out_features, r))

    def forward(self, x):
        import torch.nn.functional as F
        
        low = F.linear(x, self.A)
        return self.linear(x) + F.linear(low, self.B) * self.alpha / self.r


# %% merged: The corrected weight first.
import torch
from torch import nn


class LoRALinear(nn.Module):
    def __init__(self, linear, r, alpha):
        super().__init__()
        self.linear = linear.requires_grad_(False)
        self.r = r
        self.alpha = alpha
        self.A = nn.Parameter(torch.randn(r, linear.in_features) / r)
        self.B = nn.Parameter(torch.zeros(linear.out_features, r))

    def forward(self, x):
        weight = self.linear.weight + self.alpha / self.r * (self.B @ self.A)
        return nn.functional.linear(x, weight, self.linear.bias)


# %% einsum: einsum, axis by axis.
import torch
from torch import nn


class LoRALinear(nn.Module):
    def __init__(self, linear, r, alpha):
        super().__init__()
        self.linear = linear.requires_grad_(False)
        self.r = r
        self.alpha = alpha
        self.A = nn.Parameter(torch.randn(r, linear.in_features) / r)
        self.B = nn.Parameter(torch.zeros(linear.out_features, r))

    def forward(self, x):
        low = torch.einsum('...i,ri->...r', x, self.A)
        up = torch.einsum('...r,or->...o', low, self.B)
        return self.linear(x) + up * (self.alpha / self.r)


# %% mt: mT, and a name for the scale.
import torch
from torch import nn


class LoRALinear(nn.Module):
    def __init__(self, linear, r, alpha):
        super().__init__()
        self.linear = linear.requires_grad_(False)
        self.r = r
        self.alpha = alpha
        self.A = nn.Parameter(torch.randn(r, linear.in_features) / r)
        self.B = nn.Parameter(torch.zeros(linear.out_features, r))

    def forward(self, x):
        scale = self.alpha / self.r
        base = self.linear(x)
        correction = scale * torch.matmul(torch.matmul(x, self.A.mT), self.B.mT)
        return base + correction


# %% scaled_input: The input is scaled.
import torch
from torch import nn


class LoRALinear(nn.Module):
    def __init__(self, linear, r, alpha):
        super().__init__()
        self.linear = linear.requires_grad_(False)
        self.r = r
        self.alpha = alpha
        self.A = nn.Parameter(torch.randn(r, linear.in_features) / r)
        self.B = nn.Parameter(torch.zeros(linear.out_features, r))

    def forward(self, x):
        return self.linear(x) + (x * self.alpha / self.r) @ self.A.t() @ self.B.t()


# %% add: torch.add with alpha.
import torch
from torch import nn


class LoRALinear(nn.Module):
    def __init__(self, linear, r, alpha):
        super().__init__()
        self.linear = linear.requires_grad_(False)
        self.r = r
        self.alpha = alpha
        self.A = nn.Parameter(torch.randn(r, linear.in_features) / r)
        self.B = nn.Parameter(torch.zeros(linear.out_features, r))

    def forward(self, x):
        return torch.add(self.linear(x), (x @ self.A.T) @ self.B.T, alpha=self.alpha / self.r)


# %% product_first: (BA)ᵀ first.
import torch
from torch import nn


class LoRALinear(nn.Module):
    def __init__(self, linear, r, alpha):
        super().__init__()
        self.linear = linear.requires_grad_(False)
        self.r = r
        self.alpha = alpha
        self.A = nn.Parameter(torch.randn(r, linear.in_features) / r)
        self.B = nn.Parameter(torch.zeros(linear.out_features, r))

    def forward(self, x):
        return self.linear(x) + x @ (self.B @ self.A).T * (self.alpha / self.r)


# %% rank_from_shape: The rank is read off A.
import torch
from torch import nn


class LoRALinear(nn.Module):
    def __init__(self, linear, r, alpha):
        super().__init__()
        self.linear = linear.requires_grad_(False)
        self.r = r
        self.alpha = alpha
        self.A = nn.Parameter(torch.randn(r, linear.in_features) / r)
        self.B = nn.Parameter(torch.zeros(linear.out_features, r))

    def forward(self, x):
        r = self.A.shape[0]
        y = self.linear(x)
        return y + self.alpha * (x @ self.A.T @ self.B.T) / r
