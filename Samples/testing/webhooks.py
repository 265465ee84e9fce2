"""Waits for webhooks inside `hooksight run -- pytest`."""
import json
import subprocess


def hooksight(*arguments):
    return subprocess.run(["hooksight", *arguments], capture_output=True, text=True)


def mark():
    """A place in the order of captures: take it before the action."""
    return hooksight("mark").stdout.strip()


def expect(query, after, *options):
    """The captures that came, as JSON; fails with the nearest capture and why it is another."""
    run = hooksight("wait", query, "--after", after, "--json", *options)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)["captures"]
