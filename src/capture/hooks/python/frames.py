"""Keeps the frames of our own functions out of the tracebacks that the program prints."""

import sys


def without_our_frames(exception, depth=0):
    """Unlinks the entries of our files from a traceback that is about to be printed."""
    if exception is None or depth > 20:
        return
    while exception.__traceback__ is not None and ours(exception.__traceback__):
        exception.__traceback__ = exception.__traceback__.tb_next
    entry = exception.__traceback__
    while entry is not None and entry.tb_next is not None:
        if ours(entry.tb_next):
            entry.tb_next = entry.tb_next.tb_next
        else:
            entry = entry.tb_next
    without_our_frames(exception.__cause__, depth + 1)
    without_our_frames(exception.__context__, depth + 1)


def ours(entry):
    return entry.tb_frame.f_code.co_filename.startswith(HERE)


def hook_uncaught():
    original = sys.excepthook

    def excepthook(kind, value, trace):
        try:
            on_uncaught(kind, value)
            without_our_frames(value)
            trace = value.__traceback__
        except Exception:
            pass
        return original(kind, value, trace)

    sys.excepthook = excepthook


def on_uncaught(kind, value):
    """The recorder puts its own in this place."""


hook_uncaught()


@patch("traceback")
def patch_traceback(module):
    """print_exc and logging walk tracebacks here."""

    def skipping(original):
        def walk(tb):
            for step in original(tb):
                frame = step[0]
                if not frame.f_code.co_filename.startswith(HERE):
                    yield step

        walk.__name__ = original.__name__
        return walk

    for name in ("walk_tb", "_walk_tb_with_full_positions"):
        if hasattr(module, name):
            setattr(module, name, skipping(getattr(module, name)))
