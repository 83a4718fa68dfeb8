"""Wrong: the coroutine given to asyncio.run() returns while the client still connects."""

import asyncio

from settings import make_node


async def main():
    node = make_node()
    node.build()
    await asyncio.sleep(0.001)


asyncio.run(main())
