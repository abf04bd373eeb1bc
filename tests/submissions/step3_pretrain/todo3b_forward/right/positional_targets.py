# kind: right
# about: Targets by position, returned as they come.

def forward(model, input_ids, labels):
    return model(input_ids, labels)
