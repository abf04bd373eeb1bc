# %% residual_outside: blocks_added
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = x + block(x)
    return F.linear(ln_f(x), token_embedding.weight)


# %% residual_outside_first: blocks_added
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x) + x
    h = ln_f(x)
    return h @ token_embedding.weight.T


# %% reversed_blocks: blocks_backwards
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in reversed(list(blocks)):
        x = block(x)
    return F.linear(ln_f(x), token_embedding.weight)


# %% counted_down: blocks_backwards
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for i in range(len(blocks) - 1, -1, -1):
        x = blocks[i](x)
    return F.linear(ln_f(x), token_embedding.weight)


# %% no_blocks: blocks_forgotten
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    return F.linear(ln_f(x), token_embedding.weight)


# %% no_blocks_matmul: blocks_forgotten
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    h = ln_f(x)
    return h @ token_embedding.weight.T


# %% ln_f_in_the_loop: final_norm_each_time
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = ln_f(block(x))
    return F.linear(x, token_embedding.weight)


# %% ln_f_in_the_loop_by_steps: final_norm_each_time
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
        x = ln_f(x)
    return x @ token_embedding.weight.T


# %% ln_f_before: final_norm_first
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    x = ln_f(x)
    for block in blocks:
        x = block(x)
    return F.linear(x, token_embedding.weight)


# %% ln_f_before_nested: final_norm_first
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    h = ln_f(x)
    for block in blocks:
        h = block(h)
    return h @ token_embedding.weight.T


# %% no_ln_f: final_norm_forgotten
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    return F.linear(x, token_embedding.weight)


# %% no_ln_f_matmul: final_norm_forgotten
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    return x @ token_embedding.weight.T


# %% ln_f_nested: final_norm_twice
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    return F.linear(ln_f(ln_f(x)), token_embedding.weight)


# %% ln_f_again: final_norm_twice
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    x = ln_f(x)
    x = ln_f(x)
    return x @ token_embedding.weight.T


# %% return_in_the_loop: first_block_alone
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
        return F.linear(ln_f(x), token_embedding.weight)


# %% first_by_index: first_block_alone
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    return F.linear(ln_f(blocks[0](x)), token_embedding.weight)


# %% all_but_the_first: first_block_left_out
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in list(blocks)[1:]:
        x = block(x)
    return F.linear(ln_f(x), token_embedding.weight)


# %% range_from_one: first_block_left_out
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for i in range(1, len(blocks)):
        x = blocks[i](x)
    return F.linear(ln_f(x), token_embedding.weight)


# %% same_block: first_block_many_times
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for _ in blocks:
        x = blocks[0](x)
    return F.linear(ln_f(x), token_embedding.weight)


# %% same_block_counted: first_block_many_times
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    first = blocks[0]
    for _ in range(len(blocks)):
        x = first(x)
    return ln_f(x) @ token_embedding.weight.T


# %% no_grad: gradient_cut
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    with torch.no_grad():
        for block in blocks:
            x = block(x)
        return F.linear(ln_f(x), token_embedding.weight)


# %% detached: gradient_cut
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    return F.linear(ln_f(x), token_embedding.weight).detach()


# %% vectors_returned: head_forgotten
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    return ln_f(x)


# %% vectors_returned_named: head_forgotten
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    h = x
    for block in blocks:
        h = block(h)
    h = ln_f(h)
    return h


# %% last_by_index: last_block_alone
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    return F.linear(ln_f(blocks[-1](x)), token_embedding.weight)


# %% last_of_the_list: last_block_alone
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    last = list(blocks)[len(blocks) - 1]
    return ln_f(last(x)) @ token_embedding.weight.T


# %% all_but_the_last: last_block_left_out
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in list(blocks)[:-1]:
        x = block(x)
    return F.linear(ln_f(x), token_embedding.weight)


# %% range_too_short: last_block_left_out
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for i in range(len(blocks) - 1):
        x = blocks[i](x)
    return F.linear(ln_f(x), token_embedding.weight)


# %% last_place: last_place_only
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    return F.linear(ln_f(x)[:, -1], token_embedding.weight)


# %% last_place_sliced: last_place_only
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    s = ln_f(x) @ token_embedding.weight.T
    return s[:, -1, :]


# %% no_return: nothing_returned
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    scores = F.linear(ln_f(x), token_embedding.weight)


# %% printed: nothing_returned
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    print(F.linear(ln_f(x), token_embedding.weight))


# %% loop_without_keeping: only_the_last_block
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        h = block(x)
    return F.linear(ln_f(h), token_embedding.weight)


# %% results_listed: only_the_last_block
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    outs = [block(x) for block in blocks]
    return F.linear(ln_f(outs[-1]), token_embedding.weight)


# %% new_linear: own_head
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    V, C = token_embedding.weight.shape
    torch.manual_seed(1)
    return torch.nn.Linear(C, V, bias=False)(ln_f(x))


# %% new_linear_named: own_head
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    h = ln_f(x)
    torch.manual_seed(1)
    head = torch.nn.Linear(h.size(-1), token_embedding.num_embeddings, bias=False)
    return head(h)


# %% softmax_at_the_end: softmax_already
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    return F.softmax(F.linear(ln_f(x), token_embedding.weight), dim=-1)


# %% softmax_method: softmax_already
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    s = ln_f(x) @ token_embedding.weight.T
    return s.softmax(-1)


# %% untransposed: table_not_transposed
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    return ln_f(x) @ token_embedding.weight


# %% untransposed_matmul: table_not_transposed
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    h = ln_f(x)
    return torch.matmul(h, token_embedding.weight)


# %% weight_detached: table_without_gradient
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    return F.linear(ln_f(x), token_embedding.weight.detach())


# %% weight_data: table_without_gradient
import torch
import torch.nn.functional as F


def logits(x, blocks, ln_f, token_embedding):
    for block in blocks:
        x = block(x)
    return ln_f(x) @ token_embedding.weight.data.T


# %% sum_of_the_blocks: blocks_side_by_side
def logits(x, blocks, ln_f, token_embedding):
    return ln_f(sum(b(x) for b in blocks)) @ token_embedding.weight.T


# %% blocks_side_by_side_then_added: blocks_side_by_side
def logits(x, blocks, ln_f, token_embedding):
    total = 0
    for block in blocks:
        total = total + block(x)
    return ln_f(total) @ token_embedding.weight.T


# %% last_place_kept_as_an_axis: last_place_only
def logits(x, blocks, ln_f, token_embedding):
    for b in blocks:
        x = b(x)
    return ln_f(x)[:, -1:] @ token_embedding.weight.T
