"""任务: the jobs, their progress and the workers."""
