# %% grads_removed_in_the_loop: clears_after_every_batch
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        for p in model.parameters():
            p.grad = None
        loss = model(x, targets=y)[1] / len(batches)
        loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% zero_before_each_backward: clears_after_every_batch
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        optimizer.zero_grad()
        (model(x, targets=y)[1] / len(batches)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()


# %% clip_in_the_loop: clips_after_every_batch
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(batches)).backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% clip_in_the_loop_by_list: clips_after_every_batch
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    params = list(model.parameters())
    for x, y in batches:
        loss = model(x, y)[1]
        loss.div(len(batches)).backward()
        norm = torch.nn.utils.clip_grad_norm_(params, max_norm)
    optimizer.step()
    model.zero_grad()
    return float(norm)


# %% rows_of_the_batch: divides_by_batch_size
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(x)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% shape_of_the_batch: divides_by_batch_size
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        loss = model(x, y)[1]
        loss = loss / y.shape[0]
        loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% infinite_limit: does_not_clip
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(batches)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), float('inf'))
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% norm_only: does_not_clip
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(batches)).backward()
    norm = torch.nn.utils.get_total_norm([p.grad for p in model.parameters()])
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% step_forgotten: does_not_step
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(batches)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.zero_grad()
    return norm.item()


# %% step_not_called: does_not_step
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(batches)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step
    optimizer.zero_grad()
    return float(norm)


# %% sum_of_gradients: loss_not_divided
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        model(x, targets=y)[1].backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% sum_of_losses: loss_not_divided
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    sum(model(x, targets=y)[1] for x, y in batches).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% no_zero_grad: never_clears
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(batches)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return norm.item()


# %% zero_forgotten_at_both_ends: never_clears
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    torch.stack([model(x, y)[1] for x, y in batches]).mean().backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return float(norm)


# %% break_in_the_loop: only_first_batch
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        model(x, targets=y)[1].backward()
        break
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% first_item: only_first_batch
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    x, y = batches[0]
    model(x, targets=y)[1].backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% backward_after_the_loop: only_last_batch
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        loss = model(x, targets=y)[1]
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% last_item: only_last_batch
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    x, y = batches[-1]
    model(x, targets=y)[1].backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% mean_loss_returned: returns_loss
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    loss = sum(model(x, y)[1] for x, y in batches) / len(batches)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


# %% total_loss_returned: returns_loss
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    total = 0.0
    for x, y in batches:
        loss = model(x, targets=y)[1] / len(batches)
        loss.backward()
        total += loss.item()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return total


# %% prints_the_norm: returns_nothing
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(batches)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    print(norm)


# %% return_forgotten: returns_nothing
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(batches)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()


# %% step_in_a_helper: steps_after_every_batch
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    def update(x, y):
        loss = model(x, targets=y)[1] / len(batches)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
        optimizer.step()
        optimizer.zero_grad()
        return float(norm)
    return [update(x, y) for x, y in batches][-1]


# %% step_in_the_loop: steps_after_every_batch
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        (model(x, targets=y)[1] / len(batches)).backward()
        norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
        optimizer.step()
        optimizer.zero_grad()
    return norm.item()
