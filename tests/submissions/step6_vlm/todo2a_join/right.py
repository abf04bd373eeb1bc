# %% weight_rows: The first rows of the table's weight.
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat([image_embeddings, text_embeddings], dim=1)
    return x + position_embedding.weight[: x.shape[1]]


# %% both_parts_first: Positions are added to each part, then they are joined.
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    N, T = image_embeddings.size(1), text_embeddings.size(1)
    image = image_embeddings + position_embedding(torch.arange(N))
    text = text_embeddings + position_embedding(torch.arange(N, N + T))
    return torch.cat((image, text), 1)


# %% with_batch_axis: Positions of shape [1, N + T].
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=-2)
    pos = torch.arange(x.size(1)).unsqueeze(0)
    return x + position_embedding(pos)


# %% expanded: Positions repeated for every row.
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    B, N, C = image_embeddings.shape
    T = text_embeddings.shape[1]
    pos = torch.arange(N + T).expand(B, -1)
    return position_embedding(pos) + torch.concat((image_embeddings, text_embeddings), dim=1)


# %% filled_in: A new tensor that is filled by slices.
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    B, N, C = image_embeddings.shape
    T = text_embeddings.size(1)
    x = image_embeddings.new_zeros(B, N + T, C)
    x[:, :N] = image_embeddings
    x[:, N:] = text_embeddings
    return x + position_embedding(torch.arange(N + T))


# %% place_by_place: One place after the other, stacked.
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    rows = list(image_embeddings.unbind(1)) + list(text_embeddings.unbind(1))
    out = []
    for i, row in enumerate(rows):
        out.append(row + position_embedding.weight[i])
    return torch.stack(out, dim=1)


# %% row_by_row: Each row of the batch by itself.
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    pos = position_embedding(torch.arange(image_embeddings.size(1) + text_embeddings.size(1)))
    out = [torch.cat((image, text)) + pos for image, text in zip(image_embeddings, text_embeddings)]
    return torch.stack(out)


# %% hstack: hstack, and a running sum of ones.
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.hstack((image_embeddings, text_embeddings))
    pos = torch.ones(x.size(1), dtype=torch.long).cumsum(0) - 1
    print(pos)
    return torch.add(x, position_embedding(pos))


# %% split_positions: The looked-up positions are split in two.
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    N, T = image_embeddings.shape[1], text_embeddings.shape[1]
    first, second = position_embedding(torch.arange(N + T)).split([N, T])
    return torch.cat([image_embeddings + first, text_embeddings + second], dim=1)
