# %% half_the_sum: averaged
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return (token_embedding(input_ids) + position_embedding(torch.arange(T))) / 2


# %% mean_of_both: averaged
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    pos = position_embedding.weight[:T].expand(input_ids.size(0), -1, -1)
    return torch.stack((token_embedding(input_ids), pos)).mean(0)


# %% cat: concatenated
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    pos = position_embedding(torch.arange(T)).expand(input_ids.size(0), -1, -1)
    return torch.cat((token_embedding(input_ids), pos), dim=-1)


# %% cat_repeated: concatenated
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    tok = token_embedding(input_ids)
    pos = position_embedding.weight[:T].repeat(tok.size(0), 1, 1)
    return torch.cat([tok, pos], 2)


# %% no_grad: gradient_cut
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    with torch.no_grad():
        return token_embedding(input_ids) + position_embedding(torch.arange(T))


# %% weight_data: gradient_cut
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return token_embedding.weight.data[input_ids] + position_embedding.weight.data[:T]


# %% position_of_the_length: last_position_for_all
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return token_embedding(input_ids) + position_embedding(torch.tensor([T - 1]))


# %% last_weight: last_position_for_all
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return token_embedding(input_ids) + position_embedding.weight[T - 1]


# %% last_rows: last_rows_of_the_table
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return token_embedding(input_ids) + position_embedding.weight[-T:]


# %% positions_ending_at_block_size: last_rows_of_the_table
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    n = position_embedding.num_embeddings
    return token_embedding(input_ids) + position_embedding(torch.arange(n - T, n))


# %% times: multiplied
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return token_embedding(input_ids) * position_embedding(torch.arange(T))


# %% torch_mul: multiplied
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return torch.mul(token_embedding(input_ids), position_embedding.weight[:T])


# %% no_return: nothing_returned
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    x = token_embedding(input_ids) + position_embedding(torch.arange(T))


# %% printed: nothing_returned
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    print(token_embedding(input_ids) + position_embedding(torch.arange(T)))


# %% position_zero: one_position_for_all
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    return token_embedding(input_ids) + position_embedding.weight[0]


# %% zeros_looked_up: one_position_for_all
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    return token_embedding(input_ids) + position_embedding(torch.zeros_like(input_ids))


# %% one_position_a_sequence: positions_along_the_batch
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    B = input_ids.size(0)
    pos = torch.arange(B)
    return token_embedding(input_ids) + position_embedding(pos)[:, None]


# %% positions_of_rows: positions_along_the_batch
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    pos = torch.arange(input_ids.shape[0]).unsqueeze(1).expand_as(input_ids)
    return token_embedding(input_ids) + position_embedding(pos)


# %% flipped: positions_backwards
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return token_embedding(input_ids) + position_embedding(torch.arange(T).flip(0))


# %% from_the_end: positions_backwards
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return token_embedding(input_ids) + position_embedding(torch.arange(T - 1, -1, -1))


# %% tokens_only: positions_forgotten
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    return token_embedding(input_ids)


# %% token_weights_only: positions_forgotten
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    return token_embedding.weight[input_ids]


# %% arange_from_one: positions_from_one
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return token_embedding(input_ids) + position_embedding.weight.roll(-1, 0)[:T]


# %% rolled_by_one: positions_from_one
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    pos = (torch.arange(T) + 1) % position_embedding.num_embeddings
    return token_embedding(input_ids) + position_embedding(pos)


# %% ids_in_both_tables: positions_looked_up_by_token
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    return token_embedding(input_ids) + position_embedding(input_ids % position_embedding.num_embeddings)


# %% weights_by_ids: positions_looked_up_by_token
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    wrapped = input_ids.remainder(position_embedding.weight.size(0))
    return token_embedding.weight[input_ids] + position_embedding.weight[wrapped]


# %% counted_through: positions_of_all_places
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    n = position_embedding.num_embeddings
    pos = torch.arange(input_ids.numel()).view_as(input_ids) % n
    return token_embedding(input_ids) + position_embedding(pos)


# %% flattened_positions: positions_of_all_places
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    pos = torch.arange(input_ids.shape[0] * input_ids.shape[1]).reshape(input_ids.shape)
    return token_embedding(input_ids) + position_embedding(pos.remainder(position_embedding.num_embeddings))


# %% one_to_t: positions_past_the_end
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return token_embedding(input_ids) + position_embedding(torch.arange(1, T + 1))


# %% arange_plus_one: positions_past_the_end
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    pos = torch.arange(input_ids.shape[1]) + 1
    return token_embedding(input_ids) + position_embedding(pos)


# %% times_root_of_width: scaled_by_width
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return token_embedding(input_ids) * token_embedding.embedding_dim**0.5 + position_embedding(
        torch.arange(T)
    )


# %% scaled_weights: scaled_by_width
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    tok = token_embedding(input_ids)
    return tok * tok.size(-1) ** 0.5 + position_embedding.weight[:T]


# %% swapped: tables_swapped
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return position_embedding(input_ids % position_embedding.num_embeddings) + token_embedding(
        torch.arange(T)
    )


# %% swapped_weights: tables_swapped
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    T = input_ids.size(1)
    return position_embedding.weight[input_ids % len(position_embedding.weight)] + token_embedding.weight[:T]


# %% tokens_added_twice: token_twice
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    return token_embedding(input_ids) + token_embedding(input_ids)


# %% twice_the_token: token_twice
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    return 2 * token_embedding(input_ids)


# %% positions_only: tokens_forgotten
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    B, T = input_ids.shape
    return position_embedding(torch.arange(T).expand(B, T))


# %% position_weights_only: tokens_forgotten
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    return position_embedding.weight[: input_ids.size(1)].repeat(input_ids.size(0), 1, 1)


# %% all_positions: whole_table_added
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    return token_embedding(input_ids) + position_embedding.weight


# %% arange_of_the_table: whole_table_added
import torch
import torch.nn.functional as F


def embed(input_ids, token_embedding, position_embedding):
    pos = torch.arange(position_embedding.num_embeddings)
    return token_embedding(input_ids) + position_embedding(pos)


# %% positions_of_ids: positions_looked_up_by_token
def embed(input_ids, token_embedding, position_embedding):
    return token_embedding(input_ids) + position_embedding(input_ids)
