"""Wrong: connect() of the historic client is not awaited."""

import asyncio

from nautilus_trader.adapters.interactive_brokers.historical.client import HistoricInteractiveBrokersClient
from settings import ADDRESS


async def main():
    client = HistoricInteractiveBrokersClient(
        host=ADDRESS["ibg_host"],
        port=ADDRESS["ibg_port"],
        client_id=ADDRESS["ibg_client_id"],
    )
    client.connect()
    await asyncio.sleep(0)


asyncio.run(main())
