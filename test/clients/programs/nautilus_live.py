"""A LiveNode of NautilusTrader 2.x (the Rust adapter) with a data client: HOST PORT CLIENT_ID SECONDS."""

import sys
import threading
import time

from nautilus_trader.adapters.interactive_brokers import (
    InteractiveBrokersDataClientConfig,
    InteractiveBrokersDataClientFactory,
)
from nautilus_trader.common import Environment
from nautilus_trader.live import LiveNode
from nautilus_trader.model import TraderId


def stop_later(handle, seconds):
    time.sleep(seconds)
    handle.stop()


def main(host, port, client_id, seconds):
    builder = LiveNode.builder("TESTER-001", TraderId("TESTER-001"), Environment.LIVE)
    # Both limits well before the stop, so that what is seen is how the node gives up
    builder.with_timeout_connection(int(seconds) - 5)
    builder.with_reconciliation(False)
    builder.with_delay_post_stop_secs(1)
    config = InteractiveBrokersDataClientConfig(
        host=host,
        port=port,
        client_id=client_id,
        connection_timeout=int(seconds) - 7,
    )
    builder.add_data_client(None, InteractiveBrokersDataClientFactory(), config)
    node = builder.build()
    threading.Thread(target=stop_later, args=(node.handle(), seconds), daemon=True).start()
    node.run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])))
