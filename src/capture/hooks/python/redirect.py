"""Leads connects to TWS to the tap, as long as the tap says that TWS takes connections."""

import os
import sys

import _weakref


def read_lines(name):
    try:
        with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
            return file.read().split("\n")
    except OSError:
        return []


# Lines `index address port name`: `name` is what the program may say instead of the address.
ROUTES = [line.split(" ") for line in read_lines("routes") if line.count(" ") == 3]
PORTS = frozenset(int(route[2]) for route in ROUTES)


def tap_for(host, port, family=None):
    """Address and port of the tap for a connect, or None: not TWS, or TWS refuses and the program shall see that."""
    if port not in PORTS or not isinstance(host, str):
        return None
    for index, address, route_port, name in ROUTES:
        v6 = ":" in address
        if int(route_port) != port or (family is not None and v6 != (family == 10)):
            continue
        if host == address or host == name or (host == "localhost" and address in ("127.0.0.1", "::1")):
            gate = read_lines("gate-" + index)[0:1]
            if gate and " " in gate[0]:
                tap_host, tap_port = gate[0].split(" ")
                return tap_host, int(tap_port)
    return None


def tell(host, port, tapped, frame):
    write("connect", "%s:%s %s" % (host, port, "tapped" if tapped else "direct"), stack_of(frame), most=60)


# Weak references to the sockets that were led to the tap; None for one that only uvloop knows.
CONNECTED = []


def may_be_connected():
    """Whether a connection to TWS may still be open; after more than are remembered, it may."""
    sockets = [ref and ref() for ref in CONNECTED]
    return len(sockets) >= 200 or any(
        ref is None or (sock is not None and sock.fileno() != -1) for ref, sock in zip(CONNECTED, sockets)
    )


def remember(ref):
    if len(CONNECTED) < 200:
        CONNECTED.append(ref)


# Ports that TWS and IB Gateway come with: a connect there is about TWS, wherever it goes.
USUAL_PORTS = (7496, 7497, 4001, 4002)


def tell_elsewhere(host, port, frame):
    """A connect on this machine or to TWS's host, but not where TWS was looked for: perhaps TWS is there."""
    near = host in ("127.0.0.1", "::1", "localhost") or any(host in (route[1], route[3]) for route in ROUTES)
    if isinstance(host, str) and isinstance(port, int) and (near or port in USUAL_PORTS):
        write("connect-elsewhere", "%s:%d" % (host, port), stack_of(frame), most=20)


def mapped(sock, address, frame):
    """The address to connect to; anything unusual is left alone."""
    try:
        if not isinstance(address, tuple) or len(address) < 2:
            return address
        name = sock.family.name
        if name not in ("AF_INET", "AF_INET6") or sock.type.name != "SOCK_STREAM":
            return address
        if address[1] not in PORTS:
            tell_elsewhere(address[0], address[1], frame)
            return address
        found = tap_for(address[0], address[1], 10 if name == "AF_INET6" else 2)
        tell(address[0], address[1], found, frame)
        if found is None:
            return address
        remember(_weakref.ref(sock))
        return found + tuple(address[2:])
    except Exception:
        return address


@patch("socket")
def redirect_sockets(module):
    if not ROUTES:
        return
    original, original_ex = module.socket.connect, module.socket.connect_ex

    def connect(self, address):
        return original(self, mapped(self, address, sys._getframe(1)))

    def connect_ex(self, address):
        return original_ex(self, mapped(self, address, sys._getframe(1)))

    for ours, theirs in ((connect, original), (connect_ex, original_ex)):
        ours.__doc__ = theirs.__doc__
        ours.__qualname__ = theirs.__qualname__
    module.socket.connect = connect
    module.socket.connect_ex = connect_ex


@patch("uvloop")
def redirect_uvloop(module):
    """uvloop connects in C: the addresses have to be changed before it sees them."""
    for hook in globals().get("LOOP_HOOKS", ()):
        peek(module.Loop, *hook)
    if not ROUTES:
        return
    create, sock_connect = module.Loop.create_connection, module.Loop.sock_connect

    def create_connection(self, protocol_factory, host=None, port=None, **options):
        found = None
        if host is not None and options.get("sock") is None:
            found = tap_for(host, port)
            if found is not None:
                remember(None)
            if port in PORTS:
                tell(host, port, found, sys._getframe(1))
            else:
                tell_elsewhere(host, port, sys._getframe(1))
        host, port = found or (host, port)
        return create(self, protocol_factory, host, port, **options)

    def connect(self, sock, address):
        return sock_connect(self, sock, mapped(sock, address, sys._getframe(1)))

    module.Loop.create_connection = create_connection
    module.Loop.sock_connect = connect


@patch("asyncio.proactor_events")
def redirect_proactor(module):
    """Windows' default loop connects by handle, not through the socket object."""
    if not ROUTES:
        return
    original = module.BaseProactorEventLoop.sock_connect

    def sock_connect(self, sock, address):
        return original(self, sock, mapped(sock, address, sys._getframe(1)))

    module.BaseProactorEventLoop.sock_connect = sock_connect
