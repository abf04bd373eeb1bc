# %% full_with_type: torch.full with the type of targets.
import torch


def with_image_targets(targets, n_image):
    ignored = torch.full((targets.size(0), n_image), -100, dtype=targets.dtype)
    return torch.cat([ignored, targets], dim=1)


# %% padded: F.pad on the left.
import torch


def with_image_targets(targets, n_image):
    import torch.nn.functional as F

    return F.pad(targets, (n_image, 0), value=-100)


# %% filled_in: A whole row of -100, the text's targets put in.
import torch


def with_image_targets(targets, n_image):
    B, T = targets.shape
    out = torch.full((B, n_image + T), -100, dtype=torch.long)
    out[:, n_image:] = targets
    return out


# %% ones_times: Ones times -100.
import torch


def with_image_targets(targets, n_image):
    ignored = torch.ones(targets.shape[0], n_image, dtype=torch.int64) * -100
    return torch.hstack((ignored, targets))


# %% row_by_row: Lists, row by row.
import torch


def with_image_targets(targets, n_image):
    rows = [[-100] * n_image + row for row in targets.tolist()]
    return torch.tensor(rows)


# %% expanded: One row, expanded to all.
import torch


def with_image_targets(targets, n_image):
    ignored = torch.tensor([-100] * n_image, dtype=torch.long)
    return torch.cat((ignored.expand(targets.size(0), -1), targets), dim=-1)


# %% zeros_minus: Zeros minus 100.
import torch


def with_image_targets(targets, n_image):
    B = len(targets)
    ignored = torch.zeros((B, n_image), dtype=targets.dtype) - 100
    print(ignored.shape)
    return torch.cat((ignored, targets), 1)


# %% full_like_of_repeated: full_like of a repeated column.
import torch


def with_image_targets(targets, n_image):
    column = targets[:, :1].repeat(1, n_image)
    return torch.cat((torch.full_like(column, -100), targets), dim=1)


# %% one_after_the_other: A column in front, n_image times.
import torch


def with_image_targets(targets, n_image):
    column = torch.full((targets.size(0), 1), -100)
    for _ in range(n_image):
        targets = torch.cat((column, targets), dim=1)
    return targets
