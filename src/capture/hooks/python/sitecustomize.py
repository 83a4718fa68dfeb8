"""Starts the recorder and the redirection of ib-bugreport inside a Python program, after the program's own sitecustomize.

Runs in every Python that inherits PYTHONPATH, so this file keeps to what all versions understand, and fails silently.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def leave_path():
    sys.path[:] = [entry for entry in sys.path if entry != HERE]


def run_theirs():
    """Imports the sitecustomize that would have been found without ours; it takes our place in sys.modules."""
    if sys.version_info < (3, 5):
        ours = sys.modules.pop("sitecustomize")
        try:
            __import__("sitecustomize")
        except ImportError:
            sys.modules["sitecustomize"] = ours
        return
    machinery = sys.modules["_frozen_importlib_external"]
    bootstrap = sys.modules["_frozen_importlib"]
    spec = machinery.PathFinder.find_spec("sitecustomize", sys.path)
    if spec is None or spec.loader is None:
        return
    module = bootstrap.module_from_spec(spec)
    sys.modules["sitecustomize"] = module
    spec.loader.exec_module(module)


def start_ours():
    if sys.version_info < (3, 9):
        return
    space = {"__name__": "ib_bugreport_hook", "HERE": HERE, "FOLDER": os.path.dirname(HERE)}
    for name in ("writer", "lazily", "frames", "recorder", "loops", "endings", "redirect"):
        path = os.path.join(HERE, name + ".py")
        # Without the recorder, its three parts were not put here.
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                exec(compile(file.read(), path, "exec"), space)
    space["start_patches"]()


leave_path()
try:
    run_theirs()
finally:
    try:
        start_ours()
    except Exception:
        pass
