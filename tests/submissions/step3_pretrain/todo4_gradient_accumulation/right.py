# %% gradients_divided_afterwards: Divides the gradients by the number of batches instead of the losses; clips by hand.
# mutated: yes
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        model(x, targets=y)[1].backward()
    grads = [p.grad for p in model.parameters()]
    for g in grads:
        g /= len(batches)
    norm = torch.sqrt(sum((g * g).sum() for g in grads)).item()
    if norm > max_norm:
        for g in grads:
            g *= max_norm / norm
    optimizer.step()
    optimizer.zero_grad()
    return norm


# %% mean_of_losses: Adds the losses up and goes backward once.
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    losses = [model(x, targets=y)[1] for x, y in batches]
    torch.stack(losses).mean().backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% one_large_batch: Puts the small batches together into the large one, whose update it is.
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    x = torch.cat([x for x, _ in batches])
    y = torch.cat([y for _, y in batches])
    _, loss = model(x, targets=y)
    loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% plain: The plain loop.
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    for x, y in batches:
        _, loss = model(x, targets=y)
        (loss / len(batches)).backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()


# %% zero_first_and_positional_targets: Clears first instead of last, passes the targets by position.
import torch


def accumulate_and_step(model, batches, optimizer, max_norm):
    optimizer.zero_grad(set_to_none=True)
    count = len(batches)
    for input_ids, labels in batches:
        loss = model(input_ids, labels)[1]
        loss = loss / count
        loss.backward()
    norm = torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm)
    optimizer.step()
    return float(norm)
