# kind: right
# about: Moves the batch to the model's device first, and prints the shapes.

def forward(model, input_ids, labels):
    device = next(model.parameters()).device
    input_ids = input_ids.to(device)
    labels = labels.to(device)
    logits, loss = model(input_ids, targets=labels)
    print("logits:", tuple(logits.shape), "loss:", loss.item())
    return logits, loss
