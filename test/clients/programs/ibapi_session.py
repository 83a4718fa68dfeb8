"""A session with IB's own Python client, whichever release of it is installed: HOST PORT CLIENT_ID SECONDS."""

import logging
import sys
import threading
import time

from ibapi.client import EClient
from ibapi.wrapper import EWrapper


class Session(EWrapper, EClient):
    def __init__(self):
        EWrapper.__init__(self)
        EClient.__init__(self, wrapper=self)
        self.accounts = threading.Event()
        self.order_id = threading.Event()
        self.closed = threading.Event()

    def nextValidId(self, orderId):
        super().nextValidId(orderId)
        print(f"nextValidId: {orderId}", flush=True)
        self.order_id.set()

    def managedAccounts(self, accountsList):
        super().managedAccounts(accountsList)
        print(f"managedAccounts: {accountsList}", flush=True)
        self.accounts.set()

    def connectionClosed(self):
        super().connectionClosed()
        print("connectionClosed", flush=True)
        self.closed.set()


def main(host, port, client_id, seconds):
    logging.basicConfig(level=logging.INFO)
    logging.getLogger().handlers[0].setLevel(logging.INFO)
    detail = logging.FileHandler("ibapi.log")
    detail.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(detail)
    logging.getLogger().setLevel(logging.DEBUG)
    session = Session()
    print(f"connecting to {host}:{port} as client {client_id}", flush=True)
    # connect() has no time limit of its own: it waits in a thread, so that this program ends
    threading.Thread(target=lambda: (session.connect(host, port, client_id), session.run()), daemon=True).start()
    end = time.monotonic() + seconds
    while time.monotonic() < end and not session.closed.is_set():
        if session.accounts.is_set() and session.order_id.is_set():
            print(f"READY at server version {session.serverVersion()}", flush=True)
            # Long enough for a TWS that drops the session after two seconds
            session.closed.wait(3.5)
            session.disconnect()
            return 0
        time.sleep(0.05)
    print(f"NOT READY: isConnected() is {session.isConnected()}", flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])))
