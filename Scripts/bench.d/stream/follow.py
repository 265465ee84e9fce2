"""PROGRAM FOLDER: a reader of the stream through 200 broken connections and 20 kill -9 of the listener."""
import asyncio, json, random, signal, socket, subprocess, sys

from wire import Sender, frames, head, read_head


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def follow(program, folder):
    receiver, inspector = free_port(), free_port()
    running = None

    async def start():
        nonlocal running
        running = subprocess.Popen(
            [program, "listen", "--output", "quiet", "--port", str(receiver), "--inspect-port", str(inspector), "--store",
             f"{folder}/followed.sqlite"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            try:
                (await asyncio.open_connection("127.0.0.1", inspector))[1].close()
                return
            except OSError:
                await asyncio.sleep(0.01)

    seen, acknowledged, broken, ended = [], [], 0, False

    async def read():
        nonlocal broken
        last, chance = None, random.Random(7)
        while not ended:
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", inspector)
                writer.write(head(
                    "/captures/stream" if last else "/captures/stream?after=a0",
                    f"Last-Event-ID: {last}\r\n" if last else ""))
                status, _ = await read_head(reader)
                if status != 200:
                    raise OSError(status)
                until = len(seen) + chance.randint(1, 400) if broken < 200 else 1 << 60
                async for place, name, data in frames(reader):
                    if name == b"capture":
                        last = place.decode()
                        seen.append(json.loads(data)["id"])
                    if len(seen) >= until:
                        broken += 1
                        break
                writer.close()
            except (OSError, asyncio.IncompleteReadError, ValueError):
                await asyncio.sleep(0.02)

    async def send(number):
        sender = Sender(receiver)
        while not ended:
            try:
                capture = await sender.post("/followed", b'{"n":1}')
                if capture:
                    acknowledged.append(capture)
            except (OSError, asyncio.IncompleteReadError, ValueError, IndexError):
                sender.drop()
                await asyncio.sleep(0.02)
            await asyncio.sleep(0.004)

    await start()
    tasks = [asyncio.create_task(read())] + [asyncio.create_task(send(n)) for n in range(8)]
    for _ in range(20):
        await asyncio.sleep(random.random() * 1.5 + 0.3)
        running.send_signal(signal.SIGKILL)
        running.wait()
        await start()
    while broken < 200:
        await asyncio.sleep(0.1)
    ended = True
    await asyncio.gather(*tasks[1:])
    ended = False
    for _ in range(200):
        if seen and acknowledged and seen[-1] >= max(acknowledged):
            break
        await asyncio.sleep(0.05)
    tasks[0].cancel()
    running.terminate()
    running.wait()
    assert seen == sorted(set(seen)), "not once each, or not in order"
    lost = set(acknowledged) - set(seen)
    assert not lost, f"never arrived: {sorted(lost)[:5]}"
    print(
        f"{len(seen)} captures, {len(acknowledged)} of them acknowledged, read once each and in order through {broken} broken "
        "connections and 20 kill -9")


asyncio.run(follow(*sys.argv[1:]))
