"""Right: inside a coroutine, run_async() is awaited."""

import asyncio

from settings import make_node


async def main():
    node = make_node()
    node.build()
    running = asyncio.create_task(node.run_async())
    await asyncio.sleep(4)
    await node.stop_async()
    await asyncio.wait([running], timeout=5)


asyncio.run(main())
