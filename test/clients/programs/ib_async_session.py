"""A session with ib_async, or with its ancestor ib_insync where that is installed: HOST PORT CLIENT_ID SECONDS."""

import logging
import sys

try:
    import ib_async as ib_library
except ModuleNotFoundError:
    import ib_insync as ib_library


def main(host, port, client_id, seconds):
    ib_library.util.logToConsole(logging.INFO)
    ib_library.util.logToFile("ib.log", logging.DEBUG)
    ib = ib_library.IB()
    # The library's own default time limit, 4 s, is part of what is recorded
    ib.connect(host, port, clientId=client_id)
    print(f"READY at server version {ib.client.serverVersion()}", flush=True)
    # Long enough for a TWS that drops the session after two seconds
    ib.sleep(3.5)
    connected = ib.isConnected()
    ib.disconnect()
    return 0 if connected else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])))
