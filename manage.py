#!/usr/bin/env python3
"""Django's commands, with the virtual environment that run.py made where no other one is active."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys


def main() -> int:
    if importlib.util.find_spec("django") is None:
        return hand_over()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    # A console that has no Chinese shall not end an import half-way; a pipe that closes is noticed at once.
    sys.stdout.reconfigure(errors="replace", line_buffering=True)
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever reads, as `| head` does, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        from newsroom.outages import in_one_line

        if "--traceback" in sys.argv or not (line := in_one_line(error)):
            raise
        print(line, file=sys.stderr)
        return 1
    return 0


def hand_over() -> int:
    """Run the same command with the Python of .venv."""
    import run

    if not run.VENV_PYTHON.exists() or sys.prefix == str(run.VENV):
        print(
            "请先运行 make run（或 python run.py serve）。/ Run `make run` first (or `python run.py serve`).",
            file=sys.stderr,
        )
        return 1
    return subprocess.call([run.VENV_PYTHON, __file__, *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
