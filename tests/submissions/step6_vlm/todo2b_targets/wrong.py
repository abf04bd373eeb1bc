# %% appended: behind
import torch


def with_image_targets(targets, n_image):
    return torch.cat((targets, targets.new_full((targets.size(0), n_image), -100)), dim=1)


# %% padded_on_the_right: behind
import torch


def with_image_targets(targets, n_image):
    import torch.nn.functional as F

    return F.pad(targets, (0, n_image), value=-100)


# %% row_zero: first_row_only
import torch


def with_image_targets(targets, n_image):
    ignored = targets.new_full((1, n_image), -100)
    return torch.cat((ignored, targets[:1]), dim=1)


# %% row_zero_by_list: first_row_only
import torch


def with_image_targets(targets, n_image):
    return torch.tensor([[-100] * n_image + targets[0].tolist()])


# %% early_first: first_target_at_the_last_picture_place
import torch


def with_image_targets(targets, n_image):
    import torch.nn.functional as F

    x = F.pad(targets, (n_image, 0), value=-100)
    if n_image:
        x[:, n_image - 1] = targets[:, 0]
    return x


# %% last_column_is_the_first_target: first_target_at_the_last_picture_place
import torch


def with_image_targets(targets, n_image):
    ignored = targets.new_full((targets.size(0), n_image), -100)
    if n_image > 0:
        ignored[:, -1] = targets[:, 0]
    return torch.cat((ignored, targets), 1)


# %% full_of_floats: floats
import torch


def with_image_targets(targets, n_image):
    ignored = torch.full((targets.size(0), n_image), -100.0)
    return torch.cat((ignored, targets), dim=1)


# %% ones_are_floats: floats
import torch


def with_image_targets(targets, n_image):
    ignored = -100 * torch.ones(targets.size(0), n_image)
    return torch.cat([ignored, targets], 1)


# %% rows_on_top: joined_along_the_batch
import torch


def with_image_targets(targets, n_image):
    ignored = targets.new_full((n_image, targets.size(1)), -100)
    return torch.cat((ignored, targets), dim=0)


# %% stacked_rows: joined_along_the_batch
import torch


def with_image_targets(targets, n_image):
    ignored = torch.full((n_image, targets.shape[1]), -100)
    return torch.vstack((ignored, targets))


# %% to_list: list_returned
import torch


def with_image_targets(targets, n_image):
    return torch.cat((targets.new_full((targets.size(0), n_image), -100), targets), dim=1).tolist()


# %% list_of_rows: list_returned
import torch


def with_image_targets(targets, n_image):
    return [[-100] * n_image + row for row in targets.tolist()]


# %% zeros_and_ones: mask_instead
import torch


def with_image_targets(targets, n_image):
    B, T = targets.shape
    return torch.cat((targets.new_zeros(B, n_image), targets.new_ones(B, T)), dim=1)


# %% counts_or_not: mask_instead
import torch


def with_image_targets(targets, n_image):
    x = torch.cat((targets.new_full((targets.size(0), n_image), -100), torch.zeros_like(targets)), dim=1)
    return (x != -100).long()


# %% filled_with_minus_one: minus_one
import torch


def with_image_targets(targets, n_image):
    ignored = targets.new_full((targets.size(0), n_image), -1)
    return torch.cat((ignored, targets), dim=1)


# %% ones_negated: minus_one
import torch


def with_image_targets(targets, n_image):
    ignored = -torch.ones(targets.size(0), n_image, dtype=torch.long)
    return torch.cat([ignored, targets], 1)


# %% rolled: moved_again
import torch


def with_image_targets(targets, n_image):
    x = torch.cat((targets.new_full((targets.size(0), n_image), -100), targets), dim=1)
    x = x.roll(-1, dims=1)
    x[:, -1] = -100
    return x


# %% first_dropped: moved_again
import torch


def with_image_targets(targets, n_image):
    B = targets.size(0)
    front = targets.new_full((B, n_image), -100)
    behind = targets.new_full((B, 1), -100)
    return torch.cat((front, targets, behind), dim=1)[:, 1:]


# %% one_more_in_front: moved_the_other_way
import torch


def with_image_targets(targets, n_image):
    ignored = targets.new_full((targets.size(0), n_image + 1), -100)
    return torch.cat((ignored, targets[:, :-1]), dim=1)


# %% rolled_forward: moved_the_other_way
import torch


def with_image_targets(targets, n_image):
    x = torch.cat((targets.new_full((targets.size(0), n_image), -100), targets), dim=1)
    return torch.cat((x.new_full((x.size(0), 1), -100), x[:, :-1]), dim=1)


# %% no_return: nothing_returned
import torch


def with_image_targets(targets, n_image):
    x = torch.cat((targets.new_full((targets.size(0), n_image), -100), targets), dim=1)


# %% printed: nothing_returned
import torch


def with_image_targets(targets, n_image):
    print(torch.cat((targets.new_full((targets.size(0), n_image), -100), targets), dim=1))


# %% flattened: one_long_row
import torch


def with_image_targets(targets, n_image):
    return torch.cat((targets.new_full((targets.size(0), n_image), -100), targets), dim=1).flatten()


# %% reshaped: one_long_row
import torch


def with_image_targets(targets, n_image):
    x = torch.cat((targets.new_full((targets.size(0), n_image), -100), targets), 1)
    return x.reshape(-1)


# %% n_minus_one: one_too_few
import torch


def with_image_targets(targets, n_image):
    ignored = targets.new_full((targets.size(0), max(n_image - 1, 0)), -100)
    return torch.cat((ignored, targets), dim=1)


# %% one_left_out: one_too_few
import torch


def with_image_targets(targets, n_image):
    rows = [[-100 for _ in range(1, n_image)] + row for row in targets.tolist()]
    return torch.tensor(rows)


# %% n_plus_one: one_too_many
import torch


def with_image_targets(targets, n_image):
    ignored = targets.new_full((targets.size(0), n_image + 1), -100)
    return torch.cat((ignored, targets), dim=1)


# %% padded_one_more: one_too_many
import torch


def with_image_targets(targets, n_image):
    import torch.nn.functional as F

    return F.pad(targets, (n_image + 1, 0), value=-100)


# %% overwritten_copy: replaces_first_targets
import torch


def with_image_targets(targets, n_image):
    out = targets.clone()
    out[:, :n_image] = -100
    return out


# %% where_first: replaces_first_targets
import torch


def with_image_targets(targets, n_image):
    place = torch.arange(targets.size(1))
    return torch.where(place < n_image, -100, targets)


# %% sixteen: sixteen_typed_in
import torch


def with_image_targets(targets, n_image):
    return torch.cat((targets.new_full((targets.size(0), 16), -100), targets), dim=1)


# %% sixteen_by_pad: sixteen_typed_in
import torch


def with_image_targets(targets, n_image):
    import torch.nn.functional as F

    return F.pad(targets, (16, 0), value=-100)


# %% as_they_are: targets_unchanged
import torch


def with_image_targets(targets, n_image):
    return targets


# %% cloned: targets_unchanged
import torch


def with_image_targets(targets, n_image):
    out = targets.clone()
    return out


# %% all_ignored: text_masked
import torch


def with_image_targets(targets, n_image):
    return targets.new_full((targets.size(0), n_image + targets.size(1)), -100)


# %% full_like_text: text_masked
import torch


def with_image_targets(targets, n_image):
    return torch.cat((targets.new_full((targets.size(0), n_image), -100), torch.full_like(targets, -100)), dim=1)


# %% zeros_masked: zero_is_ignored
import torch


def with_image_targets(targets, n_image):
    x = torch.cat((targets.new_full((targets.size(0), n_image), -100), targets), dim=1)
    x[x == 0] = -100
    return x


# %% zeros_masked_in_text: zero_is_ignored
import torch


def with_image_targets(targets, n_image):
    text = targets.masked_fill(targets == 0, -100)
    return torch.cat((targets.new_full((targets.size(0), n_image), -100), text), 1)


# %% new_zeros: zeros
import torch


def with_image_targets(targets, n_image):
    ignored = targets.new_zeros(targets.size(0), n_image)
    return torch.cat((ignored, targets), dim=1)


# %% torch_zeros: zeros
import torch


def with_image_targets(targets, n_image):
    B = targets.shape[0]
    return torch.cat([torch.zeros(B, n_image, dtype=torch.long), targets], 1)


# %% one_less_in_front: one_too_few
import torch


def with_image_targets(targets, n_image):
    B, T = targets.shape
    out = torch.full((B, n_image - 1 + T), -100)
    out[:, n_image - 1 :] = targets
    return out


# %% first_dropped_last_ignored: moved_again
import torch


def with_image_targets(targets, n_image):
    pad = torch.full((len(targets), n_image), -100)
    return torch.cat([pad, targets[:, 1:], pad[:, :1] if n_image else torch.full((len(targets), 1), -100)], 1)


# %% rolled_round: moved_again
import torch


def with_image_targets(targets, n_image):
    B, T = targets.shape
    pad = torch.full((B, n_image), -100)
    x = torch.cat([pad, targets], 1)
    return torch.roll(x, -1, dims=1)


# %% first_text_place_ignored: first_target_masked
import torch


def with_image_targets(targets, n_image):
    x = torch.nn.functional.pad(targets, (n_image, 0), value=-100)
    x[:, n_image] = -100
    return x


# %% first_target_off_as_well: first_target_masked
def with_image_targets(targets, n_image):
    B, T = targets.shape
    out = targets.new_full((B, n_image + T), -100)
    out[:, n_image + 1 :] = targets[:, 1:]
    return out


# %% what_counts_moved_up: ignored_taken_out
import torch


def with_image_targets(targets, n_image):
    rows = [[-100] * n_image + [t for t in row if t != -100] for row in targets.tolist()]
    w = max(len(r) for r in rows)
    return torch.tensor([r + [-100] * (w - len(r)) for r in rows])


# %% only_what_counts_is_kept: ignored_taken_out
def with_image_targets(targets, n_image):
    width = n_image + max(int((row != -100).sum()) for row in targets)
    out = targets.new_full((len(targets), width), -100)
    for b, row in enumerate(targets):
        said = row[row != -100]
        out[b, n_image : n_image + len(said)] = said
    return out
