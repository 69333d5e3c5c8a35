"""The settings of the tests, for many short runs: the database in memory, one cache of the dictionary for all."""

from __future__ import annotations

import os
from pathlib import Path

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
JIEBA_CACHE = Path(os.environ["MUTANTS_CACHE"])
