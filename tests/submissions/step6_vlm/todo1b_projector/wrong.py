# %% adds_bent: adds_the_bent
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        h = F.gelu(self.fc(x))
        return h + self.proj(h)


# %% bent_residual: adds_the_bent
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
        h = F.gelu(h)
        h = h + self.proj(h)
        return h


# %% dropout_last: dropout
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return F.dropout(self.proj(F.gelu(self.fc(x))), 0.1, self.training)


# %% dropout_module: dropout
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return nn.Dropout(0.1)(self.proj(F.gelu(self.fc(x))))


# %% bent_twice: gelu_after_both
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return F.gelu(self.proj(F.gelu(self.fc(x))))


# %% bent_after_each: gelu_after_both
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        for layer in (self.fc, self.proj):
            x = F.gelu(layer(x))
        return x


# %% gelu_of_x: gelu_first
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(self.fc(F.gelu(x)))


# %% gelu_first_by_steps: gelu_first
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        x = F.gelu(x)
        x = self.fc(x)
        return self.proj(x)


# %% gelu_outside: gelu_last
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return F.gelu(self.proj(self.fc(x)))


# %% gelu_last_by_steps: gelu_last
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        x = self.proj(self.fc(x))
        x = nn.GELU()(x)
        return x


# %% no_gelu: gelu_missing
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(self.fc(x))


# %% no_gelu_by_steps: gelu_missing
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
        x = self.proj(x)
        return x


# %% detached: gradient_cut
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(F.gelu(self.fc(x))).detach()


# %% no_grad: gradient_cut
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        with torch.no_grad():
            return self.proj(F.gelu(self.fc(x)))


# %% proj_first: layers_exchanged
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.fc(F.gelu(self.proj(x)))


# %% proj_first_by_steps: layers_exchanged
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        x = self.proj(x)
        x = F.gelu(x)
        x = self.fc(x)
        return x


# %% layer_norm_first: normalised
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        x = F.layer_norm(x, (x.size(-1),))
        return self.proj(F.gelu(self.fc(x)))


# %% normalised_by_hand: normalised
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        m = x.mean(-1, keepdim=True)
        s = x.var(-1, unbiased=False, keepdim=True)
        x = (x - m) / torch.sqrt(s + 1e-5)
        return self.proj(F.gelu(self.fc(x)))


# %% no_return: nothing_returned
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        h = self.proj(F.gelu(self.fc(x)))


# %% printed: nothing_returned
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        print(self.proj(F.gelu(self.fc(x))))


# %% fc_only: proj_forgotten
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return F.gelu(self.fc(x))


# %% fc_only_by_steps: proj_forgotten
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
        h = F.gelu(h)
        return h


# %% again_through_proj: proj_twice
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(F.gelu(self.proj(F.gelu(self.fc(x)))))


# %% proj_in_a_loop: proj_twice
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
        for _ in range(2):
            x = self.proj(F.gelu(x))
        return x


# %% quick: quick_gelu
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
        return self.proj(h * torch.sigmoid(1.702 * h))


# %% quick_by_steps: quick_gelu
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
        gate = 1 / (1 + torch.exp(-1.702 * h))
        h = h * gate
        return self.proj(h)


# %% relu_function: relu
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(F.relu(self.fc(x)))


# %% clamped_at_zero: relu
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(self.fc(x).clamp(min=0))


# %% kept: remembers_the_first
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        if not hasattr(self, 'kept'):
            self.kept = self.proj(F.gelu(self.fc(x)))
        return self.kept


# %% kept_in_a_dictionary: remembers_the_first
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        if 'out' not in self.__dict__:
            self.__dict__['out'] = self.proj(F.gelu(self.fc(x)))
        return self.__dict__['out']


# %% adds_the_hidden: residual
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
        return h + self.proj(F.gelu(h))


# %% adds_what_fc_made: residual
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        wide = self.fc(x)
        out = self.proj(F.gelu(wide))
        return out + wide


# %% sigmoid_function: sigmoid
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(torch.sigmoid(self.fc(x)))


# %% sigmoid_by_exp: sigmoid
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(1 / (1 + torch.exp(-self.fc(x))))


# %% silu_function: silu
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(F.silu(self.fc(x)))


# %% times_sigmoid: silu
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
        return self.proj(h * torch.sigmoid(h))


# %% tanh_function: tanh
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(torch.tanh(self.fc(x)))


# %% tanh_by_sigmoid: tanh
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(2 * torch.sigmoid(2 * self.fc(x)) - 1)


# %% layer_norm_between: normalised_between
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        h = F.gelu(self.fc(x))
        return self.proj(F.layer_norm(h, h.shape[-1:]))


# %% norm_after_gelu: normalised_between
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        h = F.gelu(self.fc(x))
        mean = h.mean(-1, keepdim=True)
        var = h.var(-1, keepdim=True, unbiased=False)
        return self.proj((h - mean) / torch.sqrt(var + 1e-5))


# %% proj_twice_in_a_row: proj_twice
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(self.proj(F.gelu(self.fc(x))))


# %% proj_again: proj_twice
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        h = F.gelu(self.fc(x))
        for _ in range(2):
            h = self.proj(h)
        return h


# %% weight_not_transposed: weight_not_transposed
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return F.gelu(x @ self.fc.weight.T) @ self.proj.weight


# %% proj_weight_as_it_is: weight_not_transposed
import torch
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        hidden = F.gelu(F.linear(x, self.fc.weight))
        return torch.matmul(hidden, self.proj.weight)


# %% mean_at_the_end: pooled
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        return self.proj(F.gelu(self.fc(x))).mean(dim=-2)


# %% averaged_over_tokens: pooled
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        h = F.gelu(self.fc(x))
        return self.proj(h.mean(-2))


# %% new_first_layer: new_layers
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        fc = nn.Linear(x.shape[-1], self.proj.out_features)
        return self.proj(F.gelu(fc(x)))


# %% layers_made_in_forward: new_layers
import torch.nn.functional as F
from torch import nn


class Projector(nn.Module):
    def __init__(self, vision_dim, text_dim):
        super().__init__()
        self.fc = nn.Linear(vision_dim, text_dim, bias=False)
        self.proj = nn.Linear(text_dim, text_dim, bias=False)

    def forward(self, x):
        first = nn.Linear(x.size(-1), self.fc.out_features, bias=False)
        second = nn.Linear(self.fc.out_features, self.proj.out_features, bias=False)
        return second(F.gelu(first(x)))
