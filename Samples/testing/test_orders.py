# hooksight run -- python3 -m pytest
import subprocess

from webhooks import expect, mark


def test_order_is_announced():
    start = mark()
    subprocess.run("./shop")
    [capture] = expect(
        "omnisales order.created signature:verified payload:valid", start, "--within", "1s")
    assert capture["path"] == "/webhooks/omni"


def test_nothing_wrong_is_sent():
    start = mark()
    subprocess.run("./shop")
    expect("payload:invalid OR signature:failed", start, "--absent", "--within", "200ms")
