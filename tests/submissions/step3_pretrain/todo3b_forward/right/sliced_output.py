# kind: right
# about: Takes the first two items by slicing and makes a tuple of them.

def forward(model, input_ids, labels):
    return tuple(model(input_ids, targets=labels)[:2])
