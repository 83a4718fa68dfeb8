"""Wrong: the node is disposed while its loop runs and its client connects."""

import asyncio

from settings import make_node


async def main():
    node = make_node()
    try:
        node.build()
        await asyncio.sleep(0.001)
    finally:
        node.dispose()


asyncio.run(main())
