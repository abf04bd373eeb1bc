# kind: right
# about: A lambda that runs the steps as the items of a tuple.

from torch.nn.utils import clip_grad_norm_

backward_and_step = lambda loss, model, optimizer, max_norm: (
    optimizer.zero_grad(),
    loss.backward(),
    float(clip_grad_norm_(model.parameters(), max_norm)),
    optimizer.step(),
)[2]
