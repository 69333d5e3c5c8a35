"""The settings of the tests, for many short runs: a database at a place that is known, one cache of the dictionary."""

from __future__ import annotations

import os
from pathlib import Path

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

DATABASES["default"]["TEST"] = {"NAME": Path(os.environ["MUTANTS_DATABASE"])}
JIEBA_CACHE = Path(os.environ["MUTANTS_CACHE"])
