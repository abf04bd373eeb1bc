# %% correction_only: base_forgotten
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
        return self.alpha / self.r * (x @ self.A.T @ self.B.T)


# %% correction_by_functions: base_forgotten
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
        
        return F.linear(F.linear(x, self.A), self.B) * self.alpha / self.r


# %% layer_only: correction_forgotten
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
        return self.linear(x)


# %% computed_and_dropped: correction_forgotten
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
        y = self.linear(x)
        correction = self.alpha / self.r * (x @ self.A.T @ self.B.T)
        return y


# %% upside_down: scale_upside_down
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
        return self.linear(x) + self.r / self.alpha * (x @ self.A.T @ self.B.T)


# %% divided_by_alpha: scale_upside_down
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
        return self.linear(x) + (x @ self.A.T @ self.B.T) * self.r / self.alpha


# %% alpha: scale_is_alpha
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
        return self.linear(x) + self.alpha * (x @ self.A.T @ self.B.T)


# %% alpha_on_x: scale_is_alpha
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
        return self.linear(x) + (self.alpha * x) @ self.A.T @ self.B.T


# %% no_scale: scale_forgotten
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
        return self.linear(x) + x @ self.A.T @ self.B.T


# %% no_scale_merged: scale_forgotten
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
        return nn.functional.linear(x, self.linear.weight + self.B @ self.A, self.linear.bias)


# %% over_r: scale_without_alpha
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
        return self.linear(x) + (x @ self.A.T @ self.B.T) / self.r


# %% mean_over_r: scale_without_alpha
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
        return self.linear(x) + 1 / self.r * (x @ self.A.T @ self.B.T)


# %% product: scale_is_a_product
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
        return self.linear(x) + self.alpha * self.r * (x @ self.A.T @ self.B.T)


# %% product_first: scale_is_a_product
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
        scale = self.r * self.alpha
        return self.linear(x) + scale * (x @ self.A.T @ self.B.T)


# %% all_of_it: scale_on_everything
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
        return self.alpha / self.r * (self.linear(x) + x @ self.A.T @ self.B.T)


# %% all_at_the_end: scale_on_everything
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
        y = self.linear(x) + x @ self.A.T @ self.B.T
        return y * self.alpha / self.r


# %% in_order: swapped_matrices
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
        return self.linear(x) + self.alpha / self.r * (x @ self.B @ self.A)


# %% by_functions: swapped_matrices
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
        
        return self.linear(x) + self.alpha / self.r * F.linear(F.linear(x, self.B), self.A)


# %% minus: subtracted
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
        return self.linear(x) - self.alpha / self.r * (x @ self.A.T @ self.B.T)


# %% minus_merged: subtracted
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
        weight = self.linear.weight - self.alpha / self.r * (self.B @ self.A)
        return nn.functional.linear(x, weight, self.linear.bias)


# %% no_grad: correction_cut
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
        with torch.no_grad():
            correction = self.alpha / self.r * (x @ self.A.T @ self.B.T)
        return self.linear(x) + correction


# %% detached: correction_cut
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
        return self.linear(x) + self.alpha / self.r * (x @ self.A.T @ self.B.T).detach()


# %% x_without_graph: correction_does_not_reach_x
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
        return self.linear(x) + self.alpha / self.r * (x.detach() @ self.A.T @ self.B.T)


# %% x_data: correction_does_not_reach_x
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
        return self.linear(x) + self.alpha / self.r * (x.data @ self.A.T @ self.B.T)


# %% weight_only: bias_forgotten
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
        return x @ self.linear.weight.T + self.alpha / self.r * (x @ self.A.T @ self.B.T)


# %% merged: bias_forgotten
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
        return x @ weight.T


# %% after_layer: relu_between
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
        low = torch.relu(x @ self.A.T)
        return self.linear(x) + self.alpha / self.r * (low @ self.B.T)


# %% clamped: relu_between
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
        low = (x @ self.A.T).clamp(min=0)
        return self.linear(x) + self.alpha / self.r * (low @ self.B.T)


# %% rounding_division: scale_rounded_down
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
        return self.linear(x) + self.alpha // self.r * (x @ self.A.T @ self.B.T)


# %% scale_to_a_whole_number: scale_rounded_down
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
        scale = int(self.alpha / self.r)
        return self.linear(x) + scale * (x @ self.A.T @ self.B.T)


# %% narrow_from_the_output: correction_reads_the_output
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
        y = self.linear(x)
        return y + self.alpha / self.r * (y @ self.A.T @ self.B.T)


# %% fed_by_the_layer: correction_reads_the_output
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
        out = self.linear(x)
        return out + (out @ self.A.t()) @ self.B.t() * (self.alpha / self.r)
