# %% flip_sequence: backwards
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.flatten(2).transpose(1, 2).flip(1)


# %% flip_both: backwards
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.flip(2, 3).permute(0, 2, 3, 1).flatten(1, 2)


# %% batch_behind: batch_mixed_in
import torch
import torch.nn.functional as F


def image_tokens(features):
    B, C, h, w = features.shape
    return features.permute(2, 3, 0, 1).reshape(B, h * w, C)


# %% flattened_with_batch: batch_mixed_in
import torch
import torch.nn.functional as F


def image_tokens(features):
    B, C, h, w = features.shape
    return features.permute(2, 3, 0, 1).flatten(0, 2).view(B, -1, C)


# %% transposed_in_place: changes_features
import torch
import torch.nn.functional as F


def image_tokens(features):
    features.transpose_(1, 2).transpose_(2, 3)
    return features.flatten(1, 2)


# %% swapped_in_place: changes_features
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.transpose_(1, 3).transpose_(1, 2).flatten(1, 2)


# %% permute_reversed: column_by_column
import torch
import torch.nn.functional as F


def image_tokens(features):
    B, C, h, w = features.shape
    return features.permute(0, 3, 2, 1).reshape(B, h * w, C)


# %% transposed_grid: column_by_column
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.transpose(2, 3).flatten(2).transpose(1, 2)


# %% flip_columns: columns_from_the_right
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.flip(-1).flatten(2).transpose(1, 2)


# %% columns_reversed: columns_from_the_right
import torch
import torch.nn.functional as F


def image_tokens(features):
    h, w = features.shape[2:]
    places = [features[:, :, y, x] for y in range(h) for x in range(w - 1, -1, -1)]
    return torch.stack(places, 1)


# %% flattened_only: features_as_tokens
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.flatten(2)


# %% reshaped_only: features_as_tokens
import torch
import torch.nn.functional as F


def image_tokens(features):
    B, C = features.shape[:2]
    return features.reshape(B, C, -1)


# %% picture_zero: first_picture_only
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features[0].flatten(1).T[None]


# %% first_of_the_batch: first_picture_only
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features[:1].flatten(2).transpose(1, 2)


# %% row_zero: first_row_only
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features[:, :, 0].transpose(1, 2)


# %% loop_over_columns: first_row_only
import torch
import torch.nn.functional as F


def image_tokens(features):
    return torch.stack([features[:, :, 0, x] for x in range(features.size(3))], dim=1)


# %% detached: gradient_cut
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.detach().flatten(2).transpose(1, 2)


# %% by_numpy: gradient_cut
import torch
import torch.nn.functional as F


def image_tokens(features):
    return torch.from_numpy(features.detach().numpy().transpose(0, 2, 3, 1)).flatten(1, 2)


# %% no_grad: gradient_cut
import torch
import torch.nn.functional as F


def image_tokens(features):
    with torch.no_grad():
        return features.permute(0, 2, 3, 1).flatten(1, 2)


# %% view_w_h: height_and_width_exchanged
import torch
import torch.nn.functional as F


def image_tokens(features):
    B, C, h, w = features.shape
    return features.reshape(B, C, w, h).transpose(2, 3).flatten(2).transpose(1, 2)


# %% view_w_h_permute: height_and_width_exchanged
import torch
import torch.nn.functional as F


def image_tokens(features):
    B, C, h, w = features.shape
    return features.reshape(B, C, w, h).permute(0, 3, 2, 1).reshape(B, -1, C)


# %% permute_only: keeps_four_axes
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.permute(0, 2, 3, 1)


# %% movedim_only: keeps_four_axes
import torch
import torch.nn.functional as F


def image_tokens(features):
    return torch.movedim(features, 1, 3)


# %% to_list: list_returned
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.flatten(2).transpose(1, 2).tolist()


# %% list_of_pictures: list_returned
import torch
import torch.nn.functional as F


def image_tokens(features):
    return [picture.flatten(1).T.tolist() for picture in features]


# %% no_return: nothing_returned
import torch
import torch.nn.functional as F


def image_tokens(features):
    tokens = features.flatten(2).transpose(1, 2)


# %% printed: nothing_returned
import torch
import torch.nn.functional as F


def image_tokens(features):
    print(features.flatten(2).transpose(1, 2))


# %% flatten_one: one_row_of_numbers
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.flatten(1)


# %% reshape_rest: one_row_of_numbers
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.reshape(features.size(0), -1)


# %% one_long_row: pictures_run_together
import torch
import torch.nn.functional as F


def image_tokens(features):
    C = features.size(1)
    return features.permute(0, 2, 3, 1).reshape(-1, C)


# %% flattened_batch: pictures_run_together
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.flatten(2).transpose(1, 2).flatten(0, 1)


# %% mean_of_places: pooled
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.mean(dim=(2, 3))[:, None]


# %% adaptive_pool: pooled
import torch
import torch.nn.functional as F


def image_tokens(features):
    return F.adaptive_avg_pool2d(features, 1).flatten(2).transpose(1, 2)


# %% as_they_are: returns_features
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features


# %% cloned: returns_features
import torch
import torch.nn.functional as F


def image_tokens(features):
    tokens = features.clone()
    return tokens


# %% flip_rows: rows_from_the_bottom
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.flip(2).flatten(2).transpose(1, 2)


# %% rows_reversed: rows_from_the_bottom
import torch
import torch.nn.functional as F


def image_tokens(features):
    rows = [features[:, :, y] for y in reversed(range(features.size(2)))]
    return torch.cat(rows, dim=2).transpose(1, 2)


# %% every_second_row_flipped: snake
import torch
import torch.nn.functional as F


def image_tokens(features):
    rows = []
    for y in range(features.size(2)):
        row = features[:, :, y]
        rows.append(row.flip(-1) if y % 2 else row)
    return torch.cat(rows, dim=-1).transpose(1, 2)


# %% there_and_back: snake
import torch
import torch.nn.functional as F


def image_tokens(features):
    h, w = features.shape[2:]
    places = []
    for y in range(h):
        columns = range(w) if y % 2 == 0 else range(w - 1, -1, -1)
        places += [features[:, :, y, x] for x in columns]
    return torch.stack(places, dim=1)


# %% reshaped: view_without_transpose
import torch
import torch.nn.functional as F


def image_tokens(features):
    B, C, h, w = features.shape
    return features.reshape(B, h * w, C)


# %% viewed: view_without_transpose
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.contiguous().view(features.size(0), -1, features.size(1))


# %% rows_become_tokens: one_token_for_each_row
def image_tokens(features):
    B, F, h, w = features.shape
    return features.permute(0, 2, 1, 3).reshape(B, h, F * w)


# %% a_token_for_each_row: one_token_for_each_row
def image_tokens(features):
    x = features.permute(0, 2, 3, 1)
    return x.flatten(2)


# %% height_as_the_step: height_and_width_exchanged
import torch


def image_tokens(features):
    B, F, h, w = features.shape
    out = torch.zeros(B, h * w, F)
    for y in range(h):
        for x in range(w):
            out[:, y * h + x] = features[:, :, y, x]
    return out


# %% places_in_front: places_before_pictures
def image_tokens(features):
    return features.flatten(2).permute(2, 0, 1)


# %% axes_in_the_wrong_order: places_before_pictures
def image_tokens(features):
    B, F, h, w = features.shape
    return features.view(B, F, h * w).permute(2, 0, 1).contiguous()


# %% divided_by_length: rescaled
def image_tokens(features):
    t = features.permute(0, 2, 3, 1).flatten(1, 2)
    return t / t.norm(dim=-1, keepdim=True)


# %% unit_length: rescaled
import torch


def image_tokens(features):
    t = features.flatten(2).transpose(1, 2)
    return torch.nn.functional.normalize(t, dim=-1)
