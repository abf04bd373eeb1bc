# kind: wrong
# misconception: first_settings_kept
# zh-CN: warmup_steps 和 max_lr 在第一次调用时被记住，以后传进来的新值就不再用了。每次调用都要用这一次的参数。
# en: warmup_steps and max_lr are remembered from the first call, and new values are ignored later on. Each call has to use its own arguments.

_settings = {}


def warmup_lr(step, warmup_steps, max_lr):
    if not _settings:
        _settings.update(w=warmup_steps, peak=max_lr)
    return _settings["peak"] * (step + 1) / _settings["w"]
