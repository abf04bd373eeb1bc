# kind: right
# about: Calls the model's forward method instead of the model.

def forward(model, input_ids, labels):
    logits, loss = model.forward(input_ids, targets=labels)
    return logits, loss
