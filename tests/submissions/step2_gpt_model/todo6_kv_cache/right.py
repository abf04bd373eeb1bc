# %% two_names: The past under two names.
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    past_k, past_v = cache
    return torch.cat([past_k, k], dim=2), torch.cat([past_v, v], dim=2)


# %% is_not_none: The other branch first.
import torch


def extend(cache, k, v):
    if cache is not None:
        k = torch.cat((cache[0], k), dim=-2)
        v = torch.cat((cache[1], v), dim=-2)
    return (k, v)


# %% generator: Both by one generator.
import torch


def extend(cache, k, v):
    if cache is None:
        return k.clone(), v.clone()
    return tuple(torch.cat(pair, dim=2) for pair in zip(cache, (k, v)))


# %% empty_past: An empty past in place of None.
import torch


def extend(cache, k, v):
    past = cache or (k[:, :, :0], v[:, :, :0])
    return torch.cat((past[0], k), 2), torch.cat((past[1], v), 2)


# %% concat: torch.concat and a helper.
import torch


def join(old, new):
    return new if old is None else torch.concat((old, new), dim=-2)


def extend(cache, k, v):
    old_k, old_v = cache if cache else (None, None)
    return join(old_k, k), join(old_v, v)


# %% filled_buffer: A new buffer, filled in two parts.
import torch


def grown(old, new):
    B, H, t, D = new.shape
    T = old.size(2)
    out = new.new_empty(B, H, T + t, D)
    out[:, :, :T] = old
    out[:, :, T:] = new
    return out


def extend(cache, k, v):
    if cache is None:
        return k, v
    return grown(cache[0], k), grown(cache[1], v)


# %% transposed: Joined along another axis, turned there and back.
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return tuple(
        torch.cat((a.transpose(0, 2), b.transpose(0, 2))).transpose(0, 2) for a, b in zip(cache, (k, v))
    )


# %% list_returned: The pair as a list.
import torch


def extend(cache, k, v):
    if cache is None:
        return [k, v]
    return [torch.cat((old, new), dim=2) for old, new in zip(cache, [k, v])]
