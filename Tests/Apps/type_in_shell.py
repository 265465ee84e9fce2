"""Types into a shell on a terminal of 200 columns: lines that prepare it, then a text; and waits until it ends.

Usage: type_in_shell.py PREPARATION TEXT SHELL ARGUMENT...
"""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time


def main():
    preparation, text, *command = sys.argv[1:]
    process, terminal = pty.fork()
    if process == 0:
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
    end = time.monotonic() + 30
    seen = b""

    def read(until):
        nonlocal seen
        while until is None or until not in seen:
            if not select.select([terminal], [], [], max(0, end - time.monotonic()))[0]:
                sys.exit("the shell did not go on: %r" % seen)
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                return
            if not piece:
                return
            seen += piece

    # In two parts, so that the echo of the line is not what is waited for.
    os.write(terminal, (preparation + "\nprintf 'prep''ared'\n").encode())
    read(b"prepared")
    os.write(terminal, (text + "\nexit\n").encode())
    read(None)
    sys.stdout.buffer.write(seen)


main()
