"""Wrong: node.run() inside a coroutine only makes a task and returns."""

import asyncio

from settings import make_node


async def main():
    node = make_node()
    node.build()
    node.run()


asyncio.run(main())
