"""The production server: one process with threads on localhost, quiet, and without personal data in its log.

Settings: PORT (8000), TAFEL_WORKERS (1), TAFEL_THREADS (8), TAFEL_TOEGANGSLOG (0). Each screen that follows a meeting
live keeps a thread busy; set TAFEL_THREADS to the number of such screens plus eight.
"""

from __future__ import annotations

import gc
import os
from datetime import timedelta
from typing import Any

from gunicorn.glogging import Logger


class ZuinigLogger(Logger):
    """An access log that can't hold a name, a case or a code: no address, no query, of the path only the first part."""

    def atoms(self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta) -> dict[str, Any]:
        """Give the parts of an access line, with `pad` for the first part of the path."""
        part = environ.get("PATH_INFO", "/").split("/")[1]
        return {**super().atoms(resp, req, environ, request_time), "pad": part[:30]}


def post_worker_init(worker: Any) -> None:
    """Keep what the application loaded out of every later garbage collection."""
    gc.collect()
    gc.freeze()


bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("TAFEL_WORKERS", "1"))
threads = int(os.environ.get("TAFEL_THREADS", "8"))
graceful_timeout = 5
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # a heartbeat file, no data
logger_class = ZuinigLogger
loglevel = "warning"
accesslog = "-" if os.environ.get("TAFEL_TOEGANGSLOG") == "1" else None
access_log_format = "%(t)s %(m)s /%(pad)s %(s)s %(B)s bytes %(M)s ms"
