"""Wrong: a time limit of the program's own, far too short, round everything."""

import asyncio

from settings import make_node


async def main():
    node = make_node()
    node.build()
    await asyncio.wait_for(node.run_async(), timeout=0.002)


asyncio.run(main())
