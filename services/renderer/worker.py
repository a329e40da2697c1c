"""What runs in a worker process: nothing but the layout, within limits of time and memory."""

import contextlib
import faulthandler
import gc
import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from multiprocessing.connection import wait
from types import FrameType

from contracts.insights import Insights
from contracts.job import JobDetails
from services.renderer.errors import LayoutFailedError, RenderTimeoutError
from services.renderer.guide import RenderedGuide, render_guide
from services.renderer.look import Look

__all__ = ["lay_out", "prepare", "ready", "warm_up"]

_GRACE_SECONDS = 5.0
_PATIENCE = 4
"""How many times longer than its CPU time a layout may take on a busy machine."""
_OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""By default it is 700, with which a guide is looked through 40 times for the little garbage it leaves."""
_RARE_SCRIPTS = "\u9762", "\u05d0", "\u0e01", "\u2610"
"""A letter of Chinese, one of Hebrew, one of Thai, and a box to tick: each has something read that many guides need."""

_KNOWN_EMPLOYER = "SAP SE"
"""A name with a legal form: to tell whose mark to draw, the tables of employers are read."""


def prepare(memory_mib: int) -> None:
    """Ready a fresh process: limits, an end when its parent is gone, and all that the first guide would wait for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    with contextlib.suppress(ValueError, OSError):  # not every system has this limit
        resource.setrlimit(resource.RLIMIT_AS, (memory_mib * 1024**2,) * 2)
    threading.Thread(target=_follow_parent, daemon=True).start()
    warm_up()


def ready() -> int:
    """Return the id of this process; called to have it started before work comes."""
    return os.getpid()


def lay_out(job: str, insights: str, *, look: Look, seconds: float) -> RenderedGuide:
    """Return the guide of a job and its insights, both as JSON, which is half as dear between processes as the models.

    Raises:
        RenderTimeoutError: The layout took longer than `seconds`.
        LayoutFailedError: It failed otherwise.
    """
    try:
        with _limited(seconds):
            return render_guide(JobDetails.model_validate_json(job), Insights.model_validate_json(insights), look=look)
    except TimeoutError:
        raise RenderTimeoutError from None
    except Exception as error:  # noqa: BLE001 — ReportLab's errors hold the whole story and cannot leave the process
        raise LayoutFailedError(reason=_where(error)) from None


@cache
def warm_up() -> None:
    """Lay out a guide of next to nothing, in every script that needs something loaded, and keep what that leaves.

    A process that was forked from one that has done so has it all.
    """
    job = JobDetails(company_name=_KNOWN_EMPLOYER, job_title="Guide")
    insights = Insights(
        company_name=job.company_name,
        job_title=job.job_title,
        last_updated=datetime.now(UTC),
        data_gaps=[*_RARE_SCRIPTS],
    )
    render_guide(job, insights)
    gc.collect()
    gc.freeze()  # or the collector looks at fonts and modules again during every guide
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


@contextlib.contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Interrupt Python code after `seconds` of CPU time; end the process when even that does not help.

    Time that other processes had is not counted: a guide must not fail because a machine is busy.
    """
    signal.signal(signal.SIGPROF, _on_alarm)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    faulthandler.dump_traceback_later(_PATIENCE * seconds + _GRACE_SECONDS, exit=True)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        faulthandler.cancel_dump_traceback_later()


def _on_alarm(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def _follow_parent() -> None:
    """End this process when the parent was killed: the queue between them would keep it waiting for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _where(error: Exception) -> str:
    """Return kind and place of an error without its text, which may quote the guide."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    if frame is None:
        return type(error).__name__
    return f"{type(error).__name__} in {frame.tb_frame.f_globals.get('__name__')}:{frame.tb_lineno}"
