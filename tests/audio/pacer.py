"""A loudspeaker made of a file: takes samples at the pace of a real one and appends them.

ALSA's file plug-in starts it: ``pacer.py OUTPUT BYTES_A_SECOND``. Its process number lies beside the output, so
that a test can pull the plug.
"""

import os
import sys
import time
from pathlib import Path

output, rate = Path(sys.argv[1]), int(sys.argv[2])
output.with_suffix(".pid").write_text(str(os.getpid()))
started, taken = None, 0
with output.open("ab", buffering=0) as file:
    while samples := os.read(0, 4096):
        started = started or time.monotonic()
        file.write(samples)
        taken += len(samples)
        ahead = started + taken / rate - time.monotonic()
        if ahead > 0:
            time.sleep(ahead)
