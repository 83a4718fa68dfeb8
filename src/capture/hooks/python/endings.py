"""Records the start of the process, uncaught exceptions, exits, and what is left at the end."""

import os
import sys


def hello():
    # Where the runtime's own code lies, to tell the program's from it.
    roots = [os.path.dirname(os.__file__), os.path.realpath(os.path.dirname(os.__file__))]
    detail = "python %d.%d.%d %s" % (sys.version_info[:3] + (sys.executable,))
    write("hello", detail, [(root, 0, "runtime") for root in dict.fromkeys(roots)])


def on_uncaught(kind, value):
    check_mains()
    write("uncaught", kind.__name__, trace_of(value))


def patch_sys():
    original_exit, original_now = sys.exit, os._exit

    def exit(status=None, /):
        told = "" if status is None else status if isinstance(status, int) else type(status).__name__
        write("exit", "sys.exit(%s)" % told, stack_of(sys._getframe(1)), most=50)
        return original_exit(status)

    def _exit(status):
        write("exit", "os._exit(%s)" % status, stack_of(sys._getframe(1)), most=50)
        return original_now(status)

    exit.__doc__ = original_exit.__doc__
    sys.exit, os._exit = exit, _exit


@patch("threading")
def patch_threading(module):
    original = module.excepthook

    def excepthook(args, /):
        try:
            write("uncaught", "%s in a thread" % args.exc_type.__name__, trace_of(args.exc_value))
            without_our_frames(args.exc_value)
        except Exception:
            pass
        return original(args)

    module.excepthook = excepthook


def at_exit():
    try:
        tell_loops()
        write("process-end", "" if may_be_connected() else "no socket to TWS is open")
    except Exception:
        pass


import atexit

hello()
patch_sys()
atexit.register(at_exit)
