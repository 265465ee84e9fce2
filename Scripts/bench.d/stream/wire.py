"""HTTP and server-sent events, as far as the clients of Scripts/bench --stream need them."""
import asyncio, json


def head(path, extra=""):
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{extra}\r\n".encode()


async def read_head(reader):
    lines = await reader.readuntil(b"\r\n\r\n")
    return int(lines.split(b" ", 2)[1]), lines


async def answer(reader):
    """One response: of a length, or in chunks."""
    status, lines = await read_head(reader)
    lower = lines.lower()
    if b"content-length:" in lower:
        return status, await reader.readexactly(int(lower.split(b"content-length:")[1].split(b"\r\n")[0]))
    body = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readexactly(2)
    return status, body


async def frames(reader):
    """The events of a stream: id, name, data."""
    rest = b""
    while True:
        size = int(await reader.readuntil(b"\r\n"), 16)
        if size == 0:
            return
        rest += (await reader.readexactly(size + 2))[:-2]
        *events, rest = rest.split(b"\n\n")
        for event in events:
            fields = dict(line.split(b": ", 1) for line in event.split(b"\n") if b": " in line)
            yield fields.get(b"id"), fields.get(b"event"), fields.get(b"data")


class Sender:
    """One connection on which requests follow each other."""

    def __init__(self, port):
        self.port, self.reader, self.writer = port, None, None

    async def post(self, path, body):
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writer.write(
            f"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body)
        status, text = await answer(self.reader)
        return json.loads(text)["id"] if status == 200 else None

    def drop(self):
        if self.writer:
            self.writer.close()
        self.reader = self.writer = None
