"""Records how event loops start, stop and close, and on which line the coroutine they were started for ended."""

import sys

# What a loop was started for: (coroutine, its frame, its task or None). Let go as soon as it has ended,
# since a frame keeps everything alive that the program holds in its variables.
_mains = []
_loops = []


def remember_loop(loop):
    import _weakref

    if not any(ref() is loop for ref in _loops) and len(_loops) < 20:
        _loops.append(_weakref.ref(loop))


def folders_of(frame):
    return frame.f_code.co_filename.replace("\\", "/").split("/")[:-1]


def remember_main(task, coroutine):
    frame = getattr(coroutine, "cr_frame", None)
    if frame is None or len(_mains) >= 20 or any(known is coroutine for known, _, _ in _mains):
        return
    if "asyncio" in folders_of(frame)[-1:]:
        return
    if "site-packages" in folders_of(frame):
        # uvloop.run and its like wrap the program's coroutine, which they have not started yet, in one of their own.
        for inner in list(frame.f_locals.values()):
            if getattr(inner, "cr_frame", None) is not None:
                coroutine, frame = inner, inner.cr_frame
                break
    _mains.append((coroutine, frame, task))


def check_mains():
    """Tells of every main that has ended since; its frame still knows the line of its return or raise."""
    for main in list(_mains):
        coroutine, frame, task = main
        if coroutine.cr_frame is not None or (task is not None and not task.done()):
            continue
        _mains.remove(main)
        place = [(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name)]
        if task is None:
            write("main-end", "ended", place)
        elif task.cancelled():
            write("main-end", "cancelled", place)
        elif task._exception is not None:
            raised = task._exception
            write("main-end", "raised " + type(raised).__name__, trace_of(raised) or place)
        else:
            write("main-end", "returned", place)


def on_run(loop, frame):
    check_mains()
    remember_loop(loop)
    known = len(_mains)
    if frame.f_code.co_name == "run_until_complete":
        future = frame.f_locals.get("future")
        if hasattr(future, "get_coro"):
            remember_main(future, future.get_coro())
    else:
        remember_runner(frame)
    # asyncio.run starts its loop three times more to clean up: no news.
    if len(_mains) > known or "asyncio" not in folders_of(frame)[-1:]:
        write("loop-start", type(loop).__module__, stack_of(frame), most=50)


def remember_runner(frame):
    """A loop written in C leaves no frame of its own; asyncio.run's, above it, has the task or the coroutine."""
    for _ in range(4):
        if frame is None:
            return
        if frame.f_code.co_name == "run" and frame.f_code.co_filename.endswith("runners.py"):
            task = frame.f_locals.get("task")
            if hasattr(task, "get_coro"):
                remember_main(task, task.get_coro())
            else:
                remember_main(None, frame.f_locals.get("main"))
            return
        frame = frame.f_back


def on_stop(loop, frame):
    ended = len(_mains)
    check_mains()
    # Every run_until_complete stops its loop itself when its main has ended.
    if frame.f_code.co_name != "_run_until_complete_cb" and len(_mains) == ended:
        write("loop-stop", "", stack_of(frame), most=100)


def on_close(loop, frame):
    check_mains()
    if loop.is_closed():
        return
    pending = pending_tasks(loop)
    write("loop-close", "%d tasks pending" % len(pending), stack_of(frame), most=100)
    tell_pending(pending)


def pending_tasks(loop):
    tasks = sys.modules.get("asyncio.tasks")
    if tasks is None:
        return []
    return [task for task in tasks.all_tasks(loop) if not task.done()]


def tell_pending(pending):
    for task in pending[:20]:
        write("task-alive", name_of(task), (), awaited_by(task), most=60)


def on_exception(loop, frame):
    context = frame.f_locals.get("context")
    raised = context.get("exception") if isinstance(context, dict) else None
    name = type(raised).__name__ if raised is not None else ""
    trace = trace_of(raised) if raised is not None else stack_of(frame)
    write("loop-exception", name, trace, most=100)


def tell_loops():
    """At the end of the process: what is left of the loops."""
    check_mains()
    for ref in _loops:
        loop = ref()
        if loop is None:
            continue
        state = "closed" if loop.is_closed() else "running" if loop.is_running() else "open"
        pending = pending_tasks(loop)
        write("loop-left", "%s, %d tasks pending" % (state, len(pending)))
        if state != "closed":
            tell_pending(pending)


# For uvloop's loop too.
LOOP_HOOKS = (("run_forever", on_run), ("stop", on_stop), ("close", on_close), ("call_exception_handler", on_exception))


@patch("asyncio.base_events")
def patch_base_events(module):
    original = module._run_until_complete_cb

    def _run_until_complete_cb(future):
        try:
            check_mains()
        except Exception:
            pass
        return original(future)

    module._run_until_complete_cb = _run_until_complete_cb
    for name, before in LOOP_HOOKS:
        peek(module.BaseEventLoop, name, before)
