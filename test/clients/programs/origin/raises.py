"""Wrong: TradingNode has no start(); the exception ends the loop while the client connects."""

import asyncio

from settings import make_node


async def main():
    node = make_node()
    node.build()
    await asyncio.sleep(0)
    await node.start()


asyncio.run(main())
