"""Writes a schema, the byte FF and an instance into a file for each test of the official suite: seeds.py TESTS FOLDER"""

import json
import sys
from pathlib import Path

tests, folder = Path(sys.argv[1]), Path(sys.argv[2])
count = 0
for file in sorted(tests.rglob("*.json")):
    for group in json.loads(file.read_bytes()):
        for test in group["tests"]:
            count += 1
            # Other scripts stay themselves; what has no UTF-8 form stays escaped.
            parts = [json.dumps(part, separators=(",", ":")) for part in (group["schema"], test["data"])]
            (folder / f"suite-{count}").write_bytes(b"\xff".join(part.encode() for part in parts))
print(f"{count} seeds")
