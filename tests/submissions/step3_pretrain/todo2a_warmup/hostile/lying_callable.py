# kind: hostile
# attack: hostile_module
# about: Offers, under the function's name, an object that lies about its signature, name, code and class.

HELD = -1.0  # a wrong answer for every input


class Warmup:
    """Callable, but nothing that is asked about it is true."""

    __name__ = "\x1b[32mpassed\x1b[0m"
    __qualname__ = "<b>passed</b>"
    __code__ = (lambda: 0).__code__
    __signature__ = "no signature"
    __wrapped__ = property(lambda self: self)

    @property
    def __class__(self) -> type:
        return float

    def __getattr__(self, name: str) -> object:
        return self

    def __call__(self, *arguments: object, **options: object) -> float:
        return HELD


warmup_lr = Warmup()
