"""Heavy work beside the event loop: a password hash or a PDF must not make forty phones wait."""

import os
from collections.abc import Callable
from contextvars import copy_context
from functools import lru_cache
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from gevent.threadpool import ThreadPool

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def offload(
    work: Callable[Arguments, Result], *args: Arguments.args, **kwargs: Arguments.kwargs
) -> Result:
    """Do the work in a real thread while the loop runs on, and wait for its answer.

    The work must not use the database: its locks and connections belong to the loop.
    """
    if not on_the_loop():
        return work(*args, **kwargs)
    result: Result = _threads().apply(copy_context().run, (work, *args), kwargs)
    return result


def on_the_loop() -> bool:
    """Whether this process serves on gevent's loop."""
    from gevent import monkey

    return bool(monkey.is_module_patched("socket"))


@lru_cache
def _threads() -> "ThreadPool":
    # As many as there are cores: more would only share the same processors.
    from gevent.threadpool import ThreadPool

    return ThreadPool(max(2, os.cpu_count() or 2))
