"""RECEIVER INSPECTOR COUNT: events just before, while and after a wait for them begins."""
import asyncio, json, random, sys, time

from wire import Sender, answer, head


async def races(receiver, inspector, count):
    """Each wait, from a mark, for an event that is sent about when it begins; every eighth has none to come."""
    late = []

    async def lane(number):
        sender, asker = Sender(receiver), None
        done = missed = twice = 0
        chance = random.Random(number)
        for step in range(count // 32):
            asker = await asyncio.open_connection("127.0.0.1", inspector) if asker is None else asker
            asker[1].write(b"POST /marks HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Hooksight: 1\r\nContent-Length: 0\r\n\r\n")
            mark = json.loads((await answer(asker[0]))[1])["mark"]
            comes = step % 8 != 0
            path = f"/race/{number}/{step}"

            async def send():
                await asyncio.sleep(chance.random() * 0.004)
                return await sender.post(path, b"{}")

            sending = asyncio.create_task(send()) if comes else None
            await asyncio.sleep(chance.random() * 0.004)
            within = 5000 if comes else 20
            asker[1].write(head(f"/captures/wait?q=path:{path}&after={mark}&within={within}ms"))
            begun = time.perf_counter()
            found = json.loads((await answer(asker[0]))[1])
            took = time.perf_counter() - begun
            # A wait ends when its client goes; that costs the connection.
            asker[1].close()
            asker = None
            if comes:
                own = await sending
                ids = [capture["id"] for capture in found["captures"]]
                missed += ids != [own]
                twice += len(ids) > 1
            else:
                missed += found["complete"]
                late.append((took - within / 1000) * 1000)
            done += 1
        return done, missed, twice

    results = await asyncio.gather(*(lane(n) for n in range(32)))
    done, missed, twice = (sum(column) for column in zip(*results))
    print(
        f"{done} races: {missed} missed, {twice} twice; of {len(late)} waits for what never came the latest ended "
        f"{max(late):.0f} ms behind its time, {sum(each > 50 for each in late)} more than 50 ms")
    assert missed == 0 and twice == 0


asyncio.run(races(*map(int, sys.argv[1:])))
