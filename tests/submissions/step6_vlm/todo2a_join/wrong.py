# %% in_place_sums: changes_its_arguments
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    N, T = image_embeddings.size(1), text_embeddings.size(1)
    image_embeddings += position_embedding(torch.arange(N))
    text_embeddings += position_embedding(torch.arange(N, N + T))
    return torch.cat((image_embeddings, text_embeddings), dim=1)


# %% add_with_an_underscore: changes_its_arguments
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    N, T = image_embeddings.size(1), text_embeddings.size(1)
    image = image_embeddings.add_(position_embedding.weight[:N])
    text = text_embeddings.add_(position_embedding.weight[N : N + T])
    return torch.cat([image, text], 1)


# %% no_grad: gradient_cut
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    with torch.no_grad():
        x = torch.cat((image_embeddings, text_embeddings), dim=1)
        return x + position_embedding(torch.arange(x.size(1)))


# %% detached: gradient_cut
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    return (x + position_embedding(torch.arange(x.size(1)))).detach()


# %% cat_zero: joined_along_the_batch
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=0)
    return x + position_embedding(torch.arange(x.size(1)))


# %% cat_default: joined_along_the_batch
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings))
    return x + position_embedding.weight[: x.size(1)]


# %% cat_last: joined_along_width
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=-1)
    return x + position_embedding(torch.arange(x.size(1)))


# %% cat_two: joined_along_width
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat([image_embeddings, text_embeddings], 2)
    return x + position_embedding.weight[: x.size(1)]


# %% no_return: nothing_returned
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    x = x + position_embedding(torch.arange(x.size(1)))


# %% printed: nothing_returned
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    print(x + position_embedding(torch.arange(x.size(1))))


# %% picture_at_zero: one_position_for_the_picture
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    N, T = image_embeddings.size(1), text_embeddings.size(1)
    pos = torch.cat((torch.zeros(N, dtype=torch.long), torch.arange(1, T + 1)))
    return torch.cat((image_embeddings, text_embeddings), dim=1) + position_embedding(pos)


# %% picture_is_one_place: one_position_for_the_picture
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    image = image_embeddings + position_embedding.weight[0]
    text = text_embeddings + position_embedding.weight[1 : text_embeddings.size(1) + 1]
    return torch.cat((image, text), 1)


# %% sum_of_both: picture_added_to_text
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = text_embeddings + image_embeddings
    return x + position_embedding(torch.arange(x.size(1)))


# %% mean_picture_added: picture_added_to_text
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.add(image_embeddings, text_embeddings)
    return x + position_embedding.weight[: x.size(1)]


# %% inserted: picture_after_first_token
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((text_embeddings[:, :1], image_embeddings, text_embeddings[:, 1:]), dim=1)
    return x + position_embedding(torch.arange(x.size(1)))


# %% inserted_by_split: picture_after_first_token
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    first, rest = text_embeddings[:, 0:1], text_embeddings[:, 1:]
    x = torch.cat([first, image_embeddings, rest], 1)
    return x + position_embedding.weight[: x.size(1)]


# %% detach_picture: picture_detached
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings.detach(), text_embeddings), dim=1)
    return x + position_embedding(torch.arange(x.size(1)))


# %% picture_data: picture_detached
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat([image_embeddings.data, text_embeddings], 1)
    return x + position_embedding.weight[: x.size(1)]


# %% expanded_first: picture_of_the_first_only
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    image = image_embeddings[:1].expand_as(image_embeddings)
    x = torch.cat((image, text_embeddings), dim=1)
    return x + position_embedding(torch.arange(x.size(1)))


# %% first_repeated: picture_of_the_first_only
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    image = image_embeddings[0].repeat(text_embeddings.size(0), 1, 1)
    x = torch.cat([image, text_embeddings], 1)
    return x + position_embedding.weight[: x.size(1)]


# %% twice: positions_added_twice
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    pos = position_embedding(torch.arange(x.size(1)))
    return x + pos + pos


# %% times_two: positions_added_twice
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    return x + 2 * position_embedding.weight[: x.size(1)]


# %% flipped: positions_backwards
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    return x + position_embedding(torch.arange(x.size(1)).flip(0))


# %% from_the_end: positions_backwards
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    return x + position_embedding(torch.arange(x.size(1) - 1, -1, -1))


# %% picture_positions: positions_for_picture_only
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    N = image_embeddings.size(1)
    return torch.cat((image_embeddings + position_embedding(torch.arange(N)), text_embeddings), dim=1)


# %% only_picture_gets_positions: positions_for_picture_only
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    image = image_embeddings + position_embedding.weight[: image_embeddings.size(1)]
    return torch.cat([image, text_embeddings], 1)


# %% text_positions_from_zero: positions_for_text_only
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    T = text_embeddings.size(1)
    return torch.cat((image_embeddings, text_embeddings + position_embedding(torch.arange(T))), dim=1)


# %% only_text_gets_positions: positions_for_text_only
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    text = text_embeddings + position_embedding.weight[: text_embeddings.shape[1]]
    return torch.cat([image_embeddings, text], 1)


# %% text_positions_going_on: positions_for_the_later_text_only
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    N, T = image_embeddings.size(1), text_embeddings.size(1)
    return torch.cat((image_embeddings, text_embeddings + position_embedding(torch.arange(N, N + T))), dim=1)


# %% picture_without_positions: positions_for_the_later_text_only
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    N = image_embeddings.shape[1]
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    pos = position_embedding(torch.arange(x.shape[1])).clone()
    pos[:N] = 0
    return x + pos


# %% joined_only: positions_forgotten
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    return torch.cat((image_embeddings, text_embeddings), dim=1)


# %% joined_by_cat: positions_forgotten
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat([image_embeddings, text_embeddings], 1)
    return x


# %% rolled: positions_from_one
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    pos = (torch.arange(x.size(1)) + 1) % position_embedding.num_embeddings
    return x + position_embedding(pos)


# %% rolled_weights: positions_from_one
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    return x + position_embedding.weight.roll(-1, 0)[: x.size(1)]


# %% one_to_n: positions_past_the_end
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    return x + position_embedding(torch.arange(1, x.size(1) + 1))


# %% arange_plus_one: positions_past_the_end
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    pos = torch.arange(x.size(1)) + 1
    return x + position_embedding(pos)


# %% each_part_from_zero: positions_restart
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    image = image_embeddings + position_embedding(torch.arange(image_embeddings.size(1)))
    text = text_embeddings + position_embedding(torch.arange(text_embeddings.size(1)))
    return torch.cat((image, text), dim=1)


# %% positions_joined: positions_restart
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    pos = torch.cat((torch.arange(image_embeddings.size(1)), torch.arange(text_embeddings.size(1))))
    return torch.cat((image_embeddings, text_embeddings), dim=1) + position_embedding(pos)


# %% multiplied: positions_times
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    return x * position_embedding(torch.arange(x.size(1)))


# %% torch_mul: positions_times
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    return torch.mul(x, position_embedding.weight[: x.size(1)])


# %% text_then_picture: text_first
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((text_embeddings, image_embeddings), dim=1)
    return x + position_embedding(torch.arange(x.size(1)))


# %% text_in_front: text_first
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat([text_embeddings, image_embeddings], 1)
    return x + position_embedding.weight[: x.size(1)]


# %% picture_alone: text_forgotten
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    return image_embeddings + position_embedding(torch.arange(image_embeddings.size(1)))


# %% picture_alone_by_weight: text_forgotten
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = image_embeddings
    return x + position_embedding.weight[: x.size(1)]


# %% text_from_n_plus_one: text_one_place_late
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    N, T = image_embeddings.size(1), text_embeddings.size(1)
    pos = torch.cat((torch.arange(N), torch.arange(N + 1, N + T + 1)))
    return torch.cat((image_embeddings, text_embeddings), dim=1) + position_embedding(pos % position_embedding.num_embeddings)


# %% gap_before_the_text: text_one_place_late
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    N, T = image_embeddings.size(1), text_embeddings.size(1)
    n = position_embedding.num_embeddings
    image = image_embeddings + position_embedding(torch.arange(N))
    text = text_embeddings + position_embedding(torch.arange(N + 1, N + 1 + T).remainder(n))
    return torch.cat((image, text), 1)


# %% all_weights: whole_table_added
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    return torch.cat((image_embeddings, text_embeddings), dim=1) + position_embedding.weight


# %% arange_of_the_table: whole_table_added
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    return torch.cat((image_embeddings, text_embeddings), dim=1) + position_embedding(torch.arange(position_embedding.num_embeddings))


# %% width_without_positions: joined_along_width
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat([image_embeddings, text_embeddings], -1)
    return x


# %% table_one_too_early: text_one_place_early
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    N, T = image_embeddings.shape[1], text_embeddings.shape[1]
    a = image_embeddings + position_embedding.weight[:N]
    b = text_embeddings + position_embedding.weight[N - 1 : N - 1 + T]
    return torch.cat([a, b], 1)


# %% text_from_n_minus_one: text_one_place_early
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    n, t = image_embeddings.size(1), text_embeddings.size(1)
    places = torch.cat([torch.arange(n), torch.arange(n - 1, n - 1 + t)])
    return torch.cat([image_embeddings, text_embeddings], 1) + position_embedding(places)


# %% number_of_the_row: positions_along_the_batch
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat([image_embeddings, text_embeddings], 1)
    return x + position_embedding(torch.arange(x.shape[0]))[:, None]


# %% position_of_the_row: positions_along_the_batch
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    b = torch.arange(x.size(0)).unsqueeze(1)
    return x + position_embedding(b)


# %% data_of_the_table: positions_detached
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat([image_embeddings, text_embeddings], 1)
    return x + position_embedding.weight.data[: x.shape[1]]


# %% table_detached: positions_detached
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    x = torch.cat((image_embeddings, text_embeddings), dim=1)
    return x + position_embedding(torch.arange(x.size(1))).detach()


# %% picture_on_the_text: picture_added_to_text
def join(image_embeddings, text_embeddings, position_embedding):
    n = min(image_embeddings.shape[1], text_embeddings.shape[1])
    y = text_embeddings.clone()
    y[:, :n] = y[:, :n] + image_embeddings[:, :n]
    return y + position_embedding.weight[: y.shape[1]]


# %% text_positions_first: text_positions_twice
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    N, T = image_embeddings.shape[1], text_embeddings.shape[1]
    b = text_embeddings + position_embedding.weight[:T]
    x = torch.cat([image_embeddings, b], 1)
    return x + position_embedding.weight[: N + T]


# %% text_by_itself_then_all: text_positions_twice
import torch


def join(image_embeddings, text_embeddings, position_embedding):
    places = torch.arange(text_embeddings.size(1))
    text = text_embeddings + position_embedding(places)
    row = torch.cat((image_embeddings, text), dim=1)
    return row + position_embedding(torch.arange(row.size(1)))
