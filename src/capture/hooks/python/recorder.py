"""Records who cancels a task or a future, and what was waiting when it was cancelled."""

import sys


def awaited_by(task):
    """The chain of awaits inside a task, outermost first."""
    places = []
    step = task.get_coro()
    while step is not None and len(places) < FRAMES:
        frame = None
        for name in ("cr_frame", "gi_frame", "ag_frame"):
            frame = frame or getattr(step, name, None)
        if frame is None:
            break
        places.append((frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name))
        inner = None
        for name in ("cr_await", "gi_yieldfrom", "ag_await"):
            inner = inner if inner is not None else getattr(step, name, None)
        step = inner
    return places


def name_of(task):
    name = getattr(task.get_coro(), "__qualname__", "")
    return "%s %s" % (task.get_name(), name)


def on_cancel(task, frame):
    if task.done():
        return
    check_mains()
    write("task-cancel", name_of(task), stack_of(frame), awaited_by(task))


@patch("asyncio.tasks")
def patch_tasks(module):
    original = module.Task
    cancel = original.cancel

    class Task(original):
        __slots__ = ()

        def cancel(self, *args, **kwargs):
            try:
                on_cancel(self, sys._getframe(1))
            except Exception:
                pass
            return cancel(self, *args, **kwargs)

    Task.__name__ = original.__name__
    Task.__qualname__ = original.__qualname__
    Task.__module__ = original.__module__
    Task.__doc__ = original.__doc__
    module.Task = Task
    if hasattr(module, "create_eager_task_factory"):
        module.eager_task_factory = module.create_eager_task_factory(Task)


@patch("concurrent.futures._base")
def patch_futures(module):
    def on_future_cancel(future, frame):
        if not future.done():
            write("future-cancel", "running" if future.running() else "waiting", stack_of(frame))

    peek(module.Future, "cancel", on_future_cancel)


@patch("concurrent.futures.thread")
def patch_executors(module):
    def on_shutdown(executor, frame):
        write("executor-shutdown", type(executor).__name__, stack_of(frame), most=100)

    peek(module.ThreadPoolExecutor, "shutdown", on_shutdown)
