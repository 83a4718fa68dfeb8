"""Right: built and run from synchronous code, as upstream's examples do."""

import threading
import time

from settings import make_node

node = make_node()


def stop_soon():
    time.sleep(6)
    node.get_event_loop().call_soon_threadsafe(node.stop)


if __name__ == "__main__":
    threading.Thread(target=stop_soon, daemon=True).start()
    try:
        node.build()
        node.run()
    finally:
        node.dispose()
