# kind: hostile
# attack: poisoned_import
# about: Puts a finder before all others that answers every later import with an empty module.

import importlib.abc
import importlib.machinery
import sys
import types

HELD = -1.0  # a wrong answer for every input


class EmptyModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds everything: each name is a module whose every attribute is a function that returns -1.0."""

    def find_spec(self, name: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec:
        return importlib.machinery.ModuleSpec(name, self)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        module = types.ModuleType(spec.name)
        module.__getattr__ = lambda name: lambda *arguments, **options: HELD
        return module

    def exec_module(self, module: types.ModuleType) -> None:
        return None


sys.meta_path[:] = [EmptyModules()]
sys.path_hooks.clear()
sys.path_importer_cache.clear()
sys.path.clear()


def warmup_lr(step: int, warmup_steps: int, max_lr: float) -> float:
    return HELD
