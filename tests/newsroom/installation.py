"""The commands of an installation of its own, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings


def manage(folder: Path, *arguments: str, url: str = "", **how: Any) -> subprocess.CompletedProcess[str]:
    """`manage.py` with its state in the folder; its database is there too, or where the URL says."""
    environment = {"NEWSROOM_VAR": str(folder), "DATABASE_URL": url, "DEBUG": "0", "SECRET_KEY": ""}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**os.environ, **environment, "DJANGO_SETTINGS_MODULE": "newsroom.settings"},
        capture_output=True,
        encoding="utf-8",
        **how,
    )
