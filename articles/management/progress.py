"""The progress bar of commands that take long."""

from __future__ import annotations

from django.core.management.base import OutputWrapper

BAR_WIDTH = 30


def show_progress(stderr: OutputWrapper, done: int, total: int) -> None:
    """Draw the bar over the last one, on a terminal only."""
    if not stderr.isatty():
        return
    filled = BAR_WIDTH * done // total
    end = "\n" if done == total else ""
    stderr.write(f"\r[{'#' * filled}{'.' * (BAR_WIDTH - filled)}] {done}/{total}", ending=end)
