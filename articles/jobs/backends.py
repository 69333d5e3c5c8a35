"""Who hears that jobs wait: backends of django_tasks, one of which settings.TASKS names.

The rows of the jobs are the queue in any case: a page can show it, and a broker that loses a message loses no job.
"""

from __future__ import annotations

import logging
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id

logger = logging.getLogger(__name__)


class DatabaseBackend(BaseTaskBackend):
    """Tells nobody: workers look into the table every second."""

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        self.validate_task(task)
        return TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )


class CeleryBackend(DatabaseBackend):
    """Tells Celery, once the job is committed. Without its broker the job waits: a worker finds it by its heartbeat."""

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        from .celery_app import app

        def send() -> None:
            try:
                app.send_task(task.module_path, args, kwargs, task_id=result.id, retry=False)
            except app.connection_for_write().recoverable_connection_errors as error:
                logger.error("The broker cannot be told of a job: %s", error)

        result = super().enqueue(task, args, kwargs)
        transaction.on_commit(send)
        return result
