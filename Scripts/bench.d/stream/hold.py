"""readers INSPECTOR COUNT STUCK, or waits INSPECTOR COUNT: holds so many readers of the stream, some of which never read, or
so many waits for what never comes, until it is ended."""
import asyncio, sys

from wire import head, read_head


async def hold_readers(inspector, count, stuck):
    async def one(isStuck):
        reader, writer = await asyncio.open_connection("127.0.0.1", inspector, limit=1 << 16)
        writer.write(head("/captures/stream"))
        if isStuck:
            await asyncio.sleep(3600)
        while await reader.read(1 << 16):
            pass

    tasks = [asyncio.create_task(one(n < stuck)) for n in range(count)]
    await asyncio.sleep(0.5)
    print("held", flush=True)
    await asyncio.gather(*tasks)


async def hold_waits(inspector, count):
    async def one():
        reader, writer = await asyncio.open_connection("127.0.0.1", inspector)
        writer.write(head("/captures/wait?q=provider:github%20event:push&within=1h"))
        await read_head(reader)

    tasks = [asyncio.create_task(one()) for _ in range(count)]
    await asyncio.sleep(1)
    print("held", flush=True)
    await asyncio.gather(*tasks)


asyncio.run({"readers": hold_readers, "waits": hold_waits}[sys.argv[1]](*map(int, sys.argv[2:])))
