# %% decorated: no_grad as a decorator.
import copy

import torch
import torch.nn.functional as F


@torch.no_grad()
def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was_training = reference.training
    reference.eval()
    logits, _ = reference(input_ids)
    result = sequence_log_probs(logits, targets)
    reference.train(was_training)
    return result


# %% try_finally: Puts the mode back even after an error.
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    mode = reference.training
    reference.eval()
    try:
        with torch.no_grad():
            return sequence_log_probs(reference(input_ids)[0], targets)
    finally:
        reference.train(mode)


# %% if_was_training: Switches only where it has to.
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    was_training = reference.training
    if was_training:
        reference.eval()
    with torch.no_grad():
        logits = reference(input_ids)[0]
        answer = sequence_log_probs(logits, targets)
    if was_training:
        reference.train()
    return answer


# %% detached: detach at the end, in eval mode.
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    mode = reference.training
    reference.train(False)
    result = sequence_log_probs(reference(input_ids)[0], targets).detach()
    reference.train(mode)
    return result


# %% inference_mode: inference_mode in place of no_grad.
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    mode = reference.training
    reference.eval()
    with torch.inference_mode():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(mode)
    return result.clone()


# %% copied: Asks a copy: slow, but right.
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    model = copy.deepcopy(reference).eval()
    with torch.no_grad():
        logits, loss = model(input_ids)
    return sequence_log_probs(logits, targets)


# %% each_part: Remembers the mode of every part.
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    modes = {module: module.training for module in reference.modules()}
    reference.eval()
    with torch.no_grad():
        result = sequence_log_probs(reference(input_ids)[0], targets)
    for module, mode in modes.items():
        module.training = mode
    return result


# %% context_manager: A context manager of its own.
import copy

import torch
import torch.nn.functional as F


from contextlib import contextmanager


@contextmanager
def evaluating(model):
    before = model.training
    model.eval()
    yield
    model.train(before)


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    with evaluating(reference), torch.no_grad():
        output = reference(input_ids)
        return sequence_log_probs(output[0], targets)


# %% logits_detached: Detaches the logits, then measures.
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    mode = reference.training
    reference.eval()
    logits = reference(input_ids)[0].detach()
    reference.train(mode)
    return sequence_log_probs(logits, targets)


# %% set_grad_enabled: set_grad_enabled as a context; Windows line ends.
# newlines: crlf
import copy

import torch
import torch.nn.functional as F


def reference_log_probs(reference, input_ids, targets, sequence_log_probs):
    mode = reference.training
    reference.eval()
    with torch.set_grad_enabled(False):
        result = sequence_log_probs(reference(input_ids)[0], targets)
    reference.train(mode)
    return result
