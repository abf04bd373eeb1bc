# kind: right
# about: A lambda.

forward = lambda model, input_ids, labels: model(input_ids, targets=labels)
