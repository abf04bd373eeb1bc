# %% line_by_line: One step a line.
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        x = self.fc(x)
        x = F.gelu(x)
        x = self.proj(x)
        return x


# %% tanh_form: GELU in its tanh form.
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(F.gelu(self.fc(x), approximate='tanh'))


# %% gelu_module: GELU as a module made on the spot.
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        act = nn.GELU()
        return self.proj(act(self.fc(x)))


# %% by_erf: The exact formula by erf.
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        h = self.fc(x)
        h = 0.5 * h * (1 + torch.erf(h / 2**0.5))
        return self.proj(h)


# %% tanh_by_hand: The tanh form written out.
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        h = self.fc(x)
        h = 0.5 * h * (1 + torch.tanh((2 / torch.pi) ** 0.5 * (h + 0.044715 * h**3)))
        return self.proj(h)


# %% weights_by_hand: Matrix products with the layers' weights.
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        h = F.gelu(x @ self.fc.weight.T)
        return h @ self.proj.weight.T


# %% sequential: The three steps by nn.Sequential.
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return nn.Sequential(self.fc, nn.GELU(), self.proj)(x)


# %% functional_linear: F.linear with the weights.
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return F.linear(F.gelu(F.linear(x, self.fc.weight)), self.proj.weight)


# %% einsum: einsum over the widths.
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        h = torch.einsum('...v,tv->...t', x, self.fc.weight)
        return torch.einsum('...t,ut->...u', F.gelu(h), self.proj.weight)


# %% in_a_loop: A loop over what is to be done, and a print left over.
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        for step in (self.fc, F.gelu, self.proj):
            x = step(x)
        print(x.shape)
        return x
