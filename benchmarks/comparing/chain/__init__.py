"""Our handlers as a Celery chain over Redis: one queue and one worker process a service, late acknowledgement."""
