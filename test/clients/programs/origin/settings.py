"""Reads the address of TWS from the project's .env, as many users' programs do."""

import pathlib

from nautilus_trader.adapters.interactive_brokers.common import IB
from nautilus_trader.adapters.interactive_brokers.config import (
    InteractiveBrokersDataClientConfig,
    InteractiveBrokersExecClientConfig,
)
from nautilus_trader.adapters.interactive_brokers.factories import (
    InteractiveBrokersLiveDataClientFactory,
    InteractiveBrokersLiveExecClientFactory,
)
from nautilus_trader.config import LiveExecEngineConfig, LoggingConfig, TradingNodeConfig
from nautilus_trader.live.node import TradingNode

ENV = dict(
    line.split("=", 1)
    for line in pathlib.Path(".env").read_text().splitlines()
    if "=" in line and not line.startswith("#")
)
ADDRESS = {
    "ibg_host": ENV["IB_HOST"],
    "ibg_port": int(ENV["IB_PORT"]),
    "ibg_client_id": int(ENV["IB_CLIENT_ID"]),
}


def make_node(account=None, with_exec=False):
    exec_config = InteractiveBrokersExecClientConfig(**ADDRESS, account_id=account)
    node = TradingNode(
        config=TradingNodeConfig(
            trader_id="TESTER-001",
            logging=LoggingConfig(log_level="INFO", log_level_file="DEBUG", log_directory="logs"),
            data_clients={IB: InteractiveBrokersDataClientConfig(**ADDRESS)},
            exec_clients={IB: exec_config} if with_exec else {},
            exec_engine=LiveExecEngineConfig(reconciliation=False),
            timeout_connection=10.0,
            timeout_disconnection=2.0,
            timeout_post_stop=1.0,
        )
    )
    node.add_data_client_factory(IB, InteractiveBrokersLiveDataClientFactory)
    if with_exec:
        node.add_exec_client_factory(IB, InteractiveBrokersLiveExecClientFactory)
    return node
