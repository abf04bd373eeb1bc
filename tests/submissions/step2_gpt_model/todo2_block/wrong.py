# %% x_again_at_the_end: added_twice
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
        h = h + self.mlp(self.ln_2(h))
        return x + h


# %% residual_around_all: added_twice
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
        x = x + self.attn(self.ln_1(x))
        x = x + self.mlp(self.ln_2(x))
        return residual + x


# %% second_adds_x: adds_the_old_stream
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
        return x + self.mlp(self.ln_2(h))


# %% one_saved_residual: adds_the_old_stream
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
        x = residual + self.attn(self.ln_1(x))
        x = residual + self.mlp(self.ln_2(x))
        return x


# %% parts_detached: branch_without_gradient
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
        x = x + self.attn(self.ln_1(x)).detach()
        return x + self.mlp(self.ln_2(x)).detach()


# %% parts_without_grad: branch_without_gradient
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
        with torch.no_grad():
            a = self.attn(self.ln_1(x))
        h = x + a
        with torch.no_grad():
            m = self.mlp(self.ln_2(h))
        return h + m


# %% in_place_sum: changes_x
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
        x += self.attn(self.ln_1(x.clone()))
        return x + self.mlp(self.ln_2(x.clone()))


# %% add_with_an_underscore: changes_x
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
        x.add_(self.attn(self.ln_1(x.clone())))
        return x + self.mlp(self.ln_2(x.clone()))


# %% ln_1_twice: first_norm_twice
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
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_1(x))


# %% ln_1_in_a_loop: first_norm_twice
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
        for part in (self.attn, self.mlp):
            x = x + part(self.ln_1(x))
        return x


# %% attention_replaces: first_residual_forgotten
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
        x = self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))


# %% attention_replaces_named: first_residual_forgotten
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
        h = self.attn(self.ln_1(x))
        out = h + self.mlp(self.ln_2(h))
        return out


# %% no_grad: gradient_cut
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
        with torch.no_grad():
            x = x + self.attn(self.ln_1(x))
            return x + self.mlp(self.ln_2(x))


# %% detached: gradient_cut
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
        x = x + self.attn(self.ln_1(x))
        return (x + self.mlp(self.ln_2(x))).detach()


# %% mlp_first: mlp_before_attention
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
        x = x + self.mlp(self.ln_2(x))
        return x + self.attn(self.ln_1(x))


# %% mlp_first_named: mlp_before_attention
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
        h = x + self.mlp(self.ln_2(x))
        out = h + self.attn(self.ln_1(h))
        return out


# %% both_parts_of_x: mlp_sees_the_old_stream
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
        return x + self.attn(self.ln_1(x)) + self.mlp(self.ln_2(x))


# %% parallel_block: mlp_sees_the_old_stream
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
        m = self.mlp(self.ln_2(x))
        return x + a + m


# %% times: multiplied
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
        x = x * self.attn(self.ln_1(x))
        return x * self.mlp(self.ln_2(x))


# %% torch_mul: multiplied
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
        h = torch.mul(x, self.attn(self.ln_1(x)))
        return torch.mul(h, self.mlp(self.ln_2(h)))


# %% plain_chain: no_residual
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
        x = self.attn(self.ln_1(x))
        return self.mlp(self.ln_2(x))


# %% plain_chain_nested: no_residual
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
        return self.mlp(self.ln_2(self.attn(self.ln_1(x))))


# %% norm_of_the_part: norm_of_the_result
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
        x = x + self.ln_1(self.attn(x))
        return x + self.ln_2(self.mlp(x))


# %% norm_of_the_part_in_a_loop: norm_of_the_result
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
            x = x + norm(part(x))
        return x


# %% no_norms: norms_forgotten
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
        x = x + self.attn(x)
        return x + self.mlp(x)


# %% no_norms_in_a_loop: norms_forgotten
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
        for part in (self.attn, self.mlp):
            x = x + part(x)
        return x


# %% ln_2_first: norms_swapped
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
        x = x + self.attn(self.ln_2(x))
        return x + self.mlp(self.ln_1(x))


# %% norms_zipped_backwards: norms_swapped
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
        for norm, part in zip((self.ln_2, self.ln_1), (self.attn, self.mlp)):
            x = x + part(norm(x))
        return x


# %% no_return: nothing_returned
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
        x = x + self.attn(self.ln_1(x))
        x = x + self.mlp(self.ln_2(x))


# %% printed: nothing_returned
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
        print(h + self.mlp(self.ln_2(h)))


# %% returns_after_attention: only_attention
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
        x = x + self.attn(self.ln_1(x))
        return x


# %% mlp_not_kept: only_attention
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
        x = x + self.attn(self.ln_1(x))
        return torch.clone(x)


# %% norm_after_adding: post_norm
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
        x = self.ln_1(x + self.attn(x))
        return self.ln_2(x + self.mlp(x))


# %% norm_after_adding_by_steps: post_norm
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
        h = x + self.attn(x)
        h = self.ln_1(h)
        out = h + self.mlp(h)
        out = self.ln_2(out)
        return out


# %% adds_to_the_norm: residual_of_the_normalised
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
        n = self.ln_1(x)
        x = n + self.attn(n)
        n = self.ln_2(x)
        return n + self.mlp(n)


# %% x_overwritten_by_the_norm: residual_of_the_normalised
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
        x = self.ln_1(x)
        x = x + self.attn(x)
        x = self.ln_2(x)
        x = x + self.mlp(x)
        return x


# %% no_ln_2: second_norm_forgotten
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
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(x)


# %% no_ln_2_named: second_norm_forgotten
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
        out = h + self.mlp(h)
        return out


# %% mlp_replaces: second_residual_forgotten
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
        x = x + self.attn(self.ln_1(x))
        return self.mlp(self.ln_2(x))


# %% mlp_replaces_named: second_residual_forgotten
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
        h = self.ln_2(h)
        return self.mlp(h)


# %% second_normalised_added: residual_of_the_normalised
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
        n = self.ln_2(h)
        return n + self.mlp(n)


# %% added_in_place_twice: changes_x
from torch import nn


class Block(nn.Module):
    def __init__(self, ln_1, attn, ln_2, mlp):
        super().__init__()
        self.ln_1 = ln_1
        self.attn = attn
        self.ln_2 = ln_2
        self.mlp = mlp

    def forward(self, x):
        x += self.attn(self.ln_1(x))
        x += self.mlp(self.ln_2(x))
        return x
