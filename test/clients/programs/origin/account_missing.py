"""Wrong: no account for the execution client: its factory raises after the data client has started to connect."""

import asyncio

from settings import make_node


async def main():
    node = make_node(with_exec=True)
    try:
        node.build()
    finally:
        await asyncio.sleep(0)
    await node.run_async()


asyncio.run(main())
