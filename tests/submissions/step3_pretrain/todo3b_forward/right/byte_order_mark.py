# kind: right
# about: Saved by an editor that puts a byte order mark at the beginning.

def forward(model, input_ids, labels):
    logits, loss = model(input_ids, targets=labels)
    return logits, loss
