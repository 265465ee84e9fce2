"""Times Python's validators over the sets that json-bench wrote: peers.py FOLDER ROUNDS SECONDS

Instances are read before the time runs. jsonschema-rs judges Python's own objects where they are, without making
others of them first, so what is timed beside judging is the loop and the call: it is measured by itself, with the
schema `true`, and told.
"""

import json
import sys
import time
from pathlib import Path


def tell(*fields):
    print(*fields, sep="\t", flush=True)


def timed(pairs, times):
    valid = 0
    start = time.perf_counter()
    for _ in range(times):
        for is_valid, instance in pairs:
            if is_valid(instance):
                valid += 1
    return time.perf_counter() - start, valid // times


def measure(pairs, rounds, seconds):
    """The seconds of one pass over the pairs in the best round, and how many are valid."""
    times = 1
    while True:
        taken, valid = timed(pairs, times)
        if taken >= seconds / 8:
            break
        times *= 2
    if taken > 4 * seconds and times == 1:
        return taken, valid
    times = max(1, int(times * seconds / taken))
    return min(timed(pairs, times)[0] / times for _ in range(rounds)), valid


def peers():
    """The validators that are installed: name, and schema to a function that tells whether an instance is valid."""
    try:
        import jsonschema_rs

        yield "jsonschema-rs", lambda schema: jsonschema_rs.validator_for(schema).is_valid
    except ImportError:
        tell("missing", "jsonschema-rs")
    try:
        import jsonschema

        yield "jsonschema", lambda schema: jsonschema.validators.validator_for(
            schema, default=jsonschema.Draft202012Validator
        )(schema).is_valid
    except ImportError:
        tell("missing", "jsonschema")


def main():
    folder, rounds, seconds = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    for name, compiled in peers():
        for file in sorted((folder / "sets").glob("*.json")):
            groups = json.loads(file.read_bytes())
            try:
                checks = [(compiled(group["schema"]), group["instances"]) for group in groups]
                pairs = [(is_valid, instance) for is_valid, instances in checks for instance in instances]
                taken, valid = measure(pairs, rounds, seconds)
            except Exception as error:  # Whatever it is, the other sets are measured.
                tell("left out", file.stem, name, " ".join(str(error).split())[:200])
                continue
            tell("validate", file.stem, len(pairs), name, valid, taken)
            nothing = compiled(True)
            taken, _ = measure([(nothing, instance) for _, instance in pairs], rounds, seconds / 2)
            tell("call", file.stem, len(pairs), name, taken)


main()
