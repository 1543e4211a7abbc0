"""Runs a program, and prints the seconds that it takes and the most memory, in MB, that one of its processes has."""

import json
import resource
import subprocess
import sys
import time

start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
seconds = time.perf_counter() - start
if done.returncode:
    sys.exit(done.stderr.decode("utf-8", "replace") or f"{sys.argv[1:]} failed")
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({"seconds": seconds, "megabytes": peak / (1e6 if sys.platform == "darwin" else 1e3)}))
