"""Runs a program and says what it took. In: a program and its arguments. Out: one line of JSON on
standard output: its status, wall and CPU seconds, and the most memory it held, in bytes."""

import json
import os
import sys
import time

started = time.monotonic()
child = os.posix_spawnp(
    sys.argv[1],
    sys.argv[1:],
    os.environ,
    # What it says itself goes with the errors.
    file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)],
)
_, status, used = os.wait4(child, 0)
print(
    json.dumps(
        {
            "status": os.waitstatus_to_exitcode(status),
            "wall": time.monotonic() - started,
            "cpu": used.ru_utime + used.ru_stime,
            # Linux counts in kilobytes, macOS in bytes.
            "peak": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        }
    )
)
