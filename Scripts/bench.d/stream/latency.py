"""RECEIVER INSPECTOR SECONDS RATE: from the sender's answer, which leaves after the commit, to a reader of the stream."""
import asyncio, sys, time

from wire import Sender, frames, head, read_head


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


async def latency(receiver, inspector, seconds, rate):
    answered, arrived = {}, {}
    reader, writer = await asyncio.open_connection("127.0.0.1", inspector)
    writer.write(head("/captures/stream"))
    await read_head(reader)

    async def listen():
        async for place, name, _ in frames(reader):
            if name == b"capture":
                arrived[place] = time.perf_counter()

    order = []

    async def send(number, count):
        sender = Sender(receiver)
        for step in range(int(rate * seconds / count)):
            due = start + (step * count + number) / rate
            await asyncio.sleep(max(0, due - time.perf_counter()))
            capture = await sender.post("/bench", b'{"a":1}')
            order.append((capture, time.perf_counter()))

    listening = asyncio.create_task(listen())
    await asyncio.sleep(0.2)
    start = time.perf_counter()
    await asyncio.gather(*(send(n, 16) for n in range(16)))
    taken = time.perf_counter() - start
    for _ in range(100):
        if len(arrived) >= len(order):
            break
        await asyncio.sleep(0.05)
    listening.cancel()
    # Both are in commit order.
    moments = list(arrived.values())
    order.sort()
    delays = [max(0, there - gone) for (_, gone), there in zip(order, moments)]
    if len(moments) < len(order):
        print(f"{len(order) - len(moments)} had not arrived 5 s later")
    print(
        f"{len(order)} captures at {len(order) / taken:.0f}/s: answer to reader p50 {percentile(delays, 0.5) * 1000:.1f} ms, "
        f"p99 {percentile(delays, 0.99) * 1000:.1f} ms (goal 20)")


asyncio.run(latency(*map(int, sys.argv[1:])))
