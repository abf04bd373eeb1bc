# kind: right
# about: forward is an instance of a class with __call__ and a counter.

class Forward:
    def __init__(self):
        self.count = 0

    def __call__(self, model, input_ids, labels):
        self.count += 1
        batch = {"targets": labels}
        return model(input_ids, **batch)


forward = Forward()
