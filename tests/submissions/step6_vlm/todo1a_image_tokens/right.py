# %% permute_and_flatten: Features last by permute, then the places flattened.
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.permute(0, 2, 3, 1).flatten(1, 2)


# %% named_sizes: All sizes by name, reshape and permute.
import torch
import torch.nn.functional as F


def image_tokens(features):
    B, C, H, W = features.shape
    x = features.reshape(B, C, H * W)
    x = x.permute(0, 2, 1)
    return x


# %% contiguous_view: permute, contiguous, view.
import torch
import torch.nn.functional as F


def image_tokens(features):
    B, F_, h, w = features.shape
    return features.permute(0, 2, 3, 1).contiguous().view(B, h * w, F_)


# %% einsum: einsum moves the features to the end.
import torch
import torch.nn.functional as F


def image_tokens(features):
    x = torch.einsum('bfhw->bhwf', features)
    return x.reshape(x.shape[0], -1, x.shape[-1])


# %% movedim: movedim, then flatten.
import torch
import torch.nn.functional as F


def image_tokens(features):
    return torch.movedim(features, 1, -1).flatten(1, 2)


# %% place_by_place: Two loops over the places, stacked.
import torch
import torch.nn.functional as F


def image_tokens(features):
    h, w = features.shape[2:]
    tokens = []
    for y in range(h):
        for x in range(w):
            tokens.append(features[:, :, y, x])
    return torch.stack(tokens, dim=1)


# %% picture_by_picture: Each picture by itself, then stacked.
import torch
import torch.nn.functional as F


def image_tokens(features):
    out = []
    for picture in features:
        out.append(picture.flatten(1).T)
    return torch.stack(out)


# %% unfold: Patches of one place by unfold.
import torch
import torch.nn.functional as F


def image_tokens(features):
    return F.unfold(features, 1).transpose(1, 2)


# %% matrix_transpose: mT of the flattened grid, made contiguous.
import torch
import torch.nn.functional as F


def image_tokens(features):
    return features.flatten(start_dim=2).mT.contiguous()


# %% filled_in: A new tensor that is filled place by place.
import torch
import torch.nn.functional as F


def image_tokens(features):
    B, C, h, w = features.shape
    tokens = features.new_zeros(B, h * w, C)
    for i in range(h * w):
        tokens[:, i] = features[:, :, i // w, i % w]
    return tokens


# %% rows_joined: Row after row of the grid, joined.
import torch
import torch.nn.functional as F


def image_tokens(features):
    rows = [features[:, :, y].transpose(1, 2) for y in range(features.size(2))]
    print(len(rows))
    return torch.cat(rows, dim=1)
