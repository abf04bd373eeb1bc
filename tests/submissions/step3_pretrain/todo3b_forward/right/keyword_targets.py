# kind: right
# about: The plain solution, with targets by keyword.

def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, loss
