"""NautilusTrader's InteractiveBrokersClient alone: HOST PORT CLIENT_ID SECONDS."""

import asyncio
import sys

from nautilus_trader.adapters.interactive_brokers.client import InteractiveBrokersClient
from nautilus_trader.cache.cache import Cache
from nautilus_trader.common.component import LiveClock, MessageBus, init_logging
from nautilus_trader.common.enums import LogLevel
from nautilus_trader.model.identifiers import TraderId


async def main(host, port, client_id, seconds):
    clock = LiveClock()
    client = InteractiveBrokersClient(
        loop=asyncio.get_running_loop(),
        msgbus=MessageBus(TraderId("TESTER-001"), clock),
        cache=Cache(),
        clock=clock,
        host=host,
        port=port,
        client_id=client_id,
    )
    client.start()
    try:
        await client.wait_until_ready(seconds)
    except Exception as error:
        print(f"wait_until_ready: {error!r}", flush=True)
    ready = client._is_client_ready.is_set()
    print("READY" if ready else "NOT READY", flush=True)
    # Long enough for a TWS that drops the session after two seconds
    await asyncio.sleep(3.5 if ready else 0.5)
    client.stop()
    await asyncio.sleep(1)
    return 0 if ready else 1


if __name__ == "__main__":
    guard = init_logging(
        level_stdout=LogLevel.INFO,
        level_file=LogLevel.DEBUG,
        directory="logs",
        file_name="client",
    )
    sys.exit(asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))))
