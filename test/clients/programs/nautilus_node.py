"""A whole TradingNode with data and execution client, written as upstream's examples: HOST PORT CLIENT_ID SECONDS."""

import sys
import threading
import time

from nautilus_trader.adapters.interactive_brokers.common import IB
from nautilus_trader.adapters.interactive_brokers.config import (
    InteractiveBrokersDataClientConfig,
    InteractiveBrokersExecClientConfig,
)
from nautilus_trader.adapters.interactive_brokers.factories import (
    InteractiveBrokersLiveDataClientFactory,
    InteractiveBrokersLiveExecClientFactory,
)
from nautilus_trader.config import LiveExecEngineConfig, LoggingConfig, RoutingConfig, TradingNodeConfig
from nautilus_trader.live.node import TradingNode


def build(host, port, client_id, seconds):
    address = {"ibg_host": host, "ibg_port": port, "ibg_client_id": client_id}
    node = TradingNode(
        config=TradingNodeConfig(
            trader_id="TESTER-001",
            logging=LoggingConfig(
                log_level="INFO",
                log_level_file="DEBUG",
                log_directory="logs",
                log_file_format="json",
            ),
            data_clients={IB: InteractiveBrokersDataClientConfig(**address)},
            exec_clients={
                IB: InteractiveBrokersExecClientConfig(
                    **address,
                    account_id="DU1234567",
                    routing=RoutingConfig(default=True),
                )
            },
            exec_engine=LiveExecEngineConfig(reconciliation=False),
            timeout_connection=seconds,
            timeout_disconnection=3.0,
            timeout_post_stop=1.0,
        )
    )
    node.add_data_client_factory(IB, InteractiveBrokersLiveDataClientFactory)
    node.add_exec_client_factory(IB, InteractiveBrokersLiveExecClientFactory)
    return node


def stop_later(node, seconds, outcome):
    """Stops the node once it runs, or when the time is up: node.run() itself never ends."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        engines = node.kernel.data_engine, node.kernel.exec_engine
        if node.is_running() and all(engine.check_connected() for engine in engines):
            outcome.append("READY")
            time.sleep(3.5)
            break
        time.sleep(0.1)
    print(outcome[0] if outcome else "NOT READY", flush=True)
    loop = node.get_event_loop()
    if loop is not None:
        loop.call_soon_threadsafe(node.stop)


def main(host, port, client_id, seconds):
    outcome = []
    node = build(host, port, client_id, seconds)
    threading.Thread(target=stop_later, args=(node, seconds, outcome), daemon=True).start()
    try:
        node.build()
        node.run()
    finally:
        node.dispose()
    return 0 if outcome else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])))
