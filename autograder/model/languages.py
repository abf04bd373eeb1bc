"""The course's two languages, by their tags (BCP 47). Apart from everything else: ``check.py --help`` needs it and no more."""

LANGUAGES = ("zh-CN", "en")
