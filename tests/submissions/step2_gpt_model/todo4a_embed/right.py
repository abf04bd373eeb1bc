# %% names_for_both: A name for each look-up.
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    B, T = input_ids.shape
    tok = token_embedding(input_ids)
    pos = position_embedding(torch.arange(T, device=input_ids.device))
    return tok + pos


# %% weight_indexed: Indexes the tables' weights.
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return token_embedding.weight[input_ids] + position_embedding.weight[:T]


# %% positions_with_batch_axis: Positions of shape [1, T].
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    pos = torch.arange(0, input_ids.shape[1]).unsqueeze(0)
    return token_embedding(input_ids) + position_embedding(pos)


# %% positions_expanded: Positions repeated for every sequence.
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    B, T = input_ids.shape
    pos = torch.arange(T).expand(B, T)
    return position_embedding(pos) + token_embedding(input_ids)


# %% functional_embedding: F.embedding with the weights.
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.shape[-1]
    return F.embedding(input_ids, token_embedding.weight) + F.embedding(
        torch.arange(T), position_embedding.weight
    )


# %% cumulative_ones: Positions by a running sum of ones.
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    pos = torch.ones_like(input_ids).cumsum(dim=1) - 1
    return token_embedding(input_ids) + position_embedding(pos)


# %% one_hot: Look-ups as matrix products with one-hot rows.
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    hot = F.one_hot(input_ids, token_embedding.num_embeddings).to(token_embedding.weight.dtype)
    return hot @ token_embedding.weight + position_embedding.weight[:T]


# %% list_of_positions: Positions from a Python list; torch.add.
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    positions = torch.tensor(list(range(input_ids.size(1))), dtype=torch.long)
    return torch.add(token_embedding(input_ids), position_embedding(positions))


# %% loop_over_places: One place after the other, stacked.
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    columns = []
    for t in range(input_ids.size(1)):
        columns.append(token_embedding(input_ids[:, t]) + position_embedding.weight[t])
    return torch.stack(columns, dim=1)
