# %% sum_of_last: added
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return cache[0] + k[:, :, -1:], cache[1] + v[:, :, -1:]


# %% plus_named: added
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    past_k, past_v = cache
    return past_k + k[..., -1:, :], past_v + v[..., -1:, :]


# %% default_axis: joined_along_batch
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return torch.cat((cache[0], k)), torch.cat((cache[1], v))


# %% batch_axis: joined_along_batch
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return torch.cat([cache[0], k], dim=0), torch.cat([cache[1], v], dim=0)


# %% heads_axis: joined_along_heads
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return torch.cat((cache[0], k), dim=1), torch.cat((cache[1], v), dim=1)


# %% heads_axis_negative: joined_along_heads
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return torch.cat((cache[0], k), dim=-3), torch.cat((cache[1], v), dim=-3)


# %% width_axis: joined_along_width
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return torch.cat((cache[0], k), dim=-1), torch.cat((cache[1], v), dim=-1)


# %% width_axis_positive: joined_along_width
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return torch.cat((cache[0], k), dim=3), torch.cat((cache[1], v), dim=3)


# %% pair_swapped: keys_and_values_swapped
import torch


def extend(cache, k, v):
    if cache is None:
        return v, k
    return torch.cat((cache[1], v), dim=2), torch.cat((cache[0], k), dim=2)


# %% always_swapped: keys_and_values_swapped
import torch


def extend(cache, k, v):
    k, v = v, k
    if cache is None:
        return k, v
    old_k, old_v = cache[1], cache[0]
    return torch.cat((old_k, k), dim=2), torch.cat((old_v, v), dim=2)


# %% first_of_the_cache_twice: keys_for_values
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return torch.cat((cache[0], k), dim=2), torch.cat((cache[0], v), dim=2)


# %% old_named_twice: keys_for_values
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    old = cache[0]
    return torch.cat((old, k), dim=-2), torch.cat((old, v), dim=-2)


# %% new_in_front: new_first
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return torch.cat((k, cache[0]), dim=-2), torch.cat((v, cache[1]), dim=-2)


# %% new_in_front_generator: new_first
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return tuple(torch.cat((new, old), dim=2) for old, new in zip(cache, (k, v)))


# %% old_only: new_forgotten
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return cache


# %% old_only_unpacked: new_forgotten
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    past_k, past_v = cache
    return past_k, past_v


# %% no_branch: none_not_handled
import torch


def extend(cache, k, v):
    return torch.cat((cache[0], k), dim=2), torch.cat((cache[1], v), dim=2)


# %% unpacked_none: none_not_handled
import torch


def extend(cache, k, v):
    past_k, past_v = cache
    return torch.cat((past_k, k), dim=2), torch.cat((past_v, v), dim=2)


# %% no_return: nothing_returned
import torch


def extend(cache, k, v):
    if cache is not None:
        k = torch.cat((cache[0], k), dim=2)
        v = torch.cat((cache[1], v), dim=2)


# %% printed: nothing_returned
import torch


def extend(cache, k, v):
    if cache is not None:
        k = torch.cat((cache[0], k), dim=2)
    print(k, v)


# %% last_position: only_the_last_kept
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return torch.cat((cache[0][:, :, -1:], k), dim=2), torch.cat((cache[1][:, :, -1:], v), dim=2)


# %% narrowed: only_the_last_kept
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return tuple(
        torch.cat((old.narrow(2, old.size(2) - 1, 1), new), dim=2) for old, new in zip(cache, (k, v))
    )


# %% new_only: past_forgotten
import torch


def extend(cache, k, v):
    return k, v


# %% new_only_copied: past_forgotten
import torch


def extend(cache, k, v):
    return k.clone(), v.clone()


# %% stacked_pair: stacked
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return torch.stack((cache[0][..., -1, :], k[..., -1, :])), torch.stack(
        (cache[1][..., -1, :], v[..., -1, :])
    )


# %% stacked_zipped: stacked
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return tuple(torch.stack([old[:, :, -1], new[:, :, -1]]) for old, new in zip(cache, (k, v)))


# %% keys_only: values_not_cached
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    return torch.cat((cache[0], k), dim=2), v


# %% keys_only_named: values_not_cached
import torch


def extend(cache, k, v):
    if cache is None:
        return k, v
    keys = torch.cat((cache[0], k), dim=-2)
    return keys, v


# %% exchanged_when_joined: keys_and_values_swapped
import torch


def extend(cache, k, v):
    import torch
    if cache is None:
        return k, v
    pk, pv = cache
    return torch.cat([pv, v], 2), torch.cat([pk, k], 2)
