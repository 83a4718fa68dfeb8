import type { Paste } from "./paste.ts";

/** TWS's and Gateway's side: launcher.log, IBC, `docker logs`, exported TWS logs. */
export const gatewayPastes: readonly Paste[] = [
  {
    name: "docker logs: socat before the login, second factor unanswered",
    log: "ib-gateway  | .> Setting up port forwarding\nib-gateway  | Forking :::4002 onto 0.0.0.0:4004\nib-gateway  | .> Starting IBC in paper mode, with params:\nib-gateway  | 2026-02-03 12:00:01:113 IBC: Login attempt: 1\nib-gateway  | 2026-02-03 12:00:12:967 IBC: Second Factor Authentication initiated\nib-gateway  | 2026/02/03 12:01:01 socat[213] E connect(5, AF=2 127.0.0.1:4002, 16): Connection refused\nib-gateway  | 2026/02/03 12:01:06 socat[214] E connect(5, AF=2 127.0.0.1:4002, 16): Connection refused\n",
    says: "login-pending",
  },
  {
    name: "docker logs -t: wrong password",
    log: "2026-02-03T12:00:12.967000000Z 2026-02-03 12:00:12:967 IBC: detected dialog entitled: Login failed; event=Opened\n2026-02-03T12:00:13.000000000Z 2026-02-03 12:00:13:000 IBC: Login failed: Unrecognized Username or Password\n",
    says: "login-rejected",
  },
  {
    name: "docker logs: throttled",
    log: "2026-02-03 12:00:12:967 IBC: Too many failed login attempts. Please wait 4 minutes & 47 seconds before attempting to re-login again.\n",
    says: "login-rejected",
  },
  {
    name: "docker logs: logged in, all well",
    log: "2026-02-03 12:00:01:113 IBC: Login attempt: 1\n2026-02-03 12:00:12:967 IBC: Second Factor Authentication initiated\n2026-02-03 12:00:32:967 IBC: Login has completed\n2026-02-03 12:00:33:001 IBC: TWS API socket port is already set to 4002\n2026-02-03 12:00:33:001 IBC: Read-Only API checkbox is now set to: false\n",
    says: null,
    never: ["login-pending", "read-only-api"],
  },
  {
    name: "IBC: no login dialog, exit code 1112",
    log: "2026-02-03 12:00:01:113 IBC: Starting IBC version 3.19.0\n2026-02-03 12:01:01:113 IBC: IBC closing after TWS/Gateway failed to display login dialog\n2026-02-03 12:01:01:114 IBC: Exiting with exit code=1112\n",
    says: "login-dialog-missing",
  },
  {
    name: "IBC: second factor lapsed, 3 minutes",
    log: "2026-02-03 12:00:12:967 IBC: Second Factor Authentication initiated\n2026-02-03 12:00:12:968 IBC: If login has not completed, IBC will exit in 180 seconds\n2026-02-03 12:03:12:980 IBC: Exiting with exit code=1111\n",
    says: "login-pending",
  },
  {
    name: "the build is no longer supported",
    log: "2026-02-03 12:00:12:967 IBC: detected dialog entitled: IB Gateway; event=Opened\nThe current version of the application you are running, 974.4g, is no longer supported.\n",
    says: "outdated-gateway",
  },
  {
    name: "launcher.log: wrong password",
    log: "2026-08-28 22:30:02.112 INFO  [JTS-Main] - --- IB GATEWAY RESTART ---\n2026-08-28 22:30:12.112 INFO  [JTS-Login] - NS_AUTH_START initialTokenType=1\n2026-08-28 22:30:13.000 WARN  [JTS-Login] - AUTH_RESULT indicates wrong password\n",
    says: "login-rejected",
  },
  {
    name: "launcher.log: challenge sent and nothing more",
    log: "2026-08-28 22:30:02.112 [AB] INFO  [JTS-Main] - --- IB GATEWAY RESTART ---\n2026-08-28 22:30:12.112 [AB] INFO  [JTS-Login] - NS_AUTH_START initialTokenType=1\n2026-08-28 22:30:13.000 [AB] INFO  [JTS-Login] - Received CHALLENGE\n",
    says: "login-pending",
  },
  {
    name: "launcher.log: logged in and gone silent",
    log: "2026-08-28 22:30:13.000 INFO  [JTS-Login] - Received CHALLENGE\n2026-08-28 22:30:33.000 INFO  [JTS-Login] - ### onAuthenticationCompleted tokenProtocol=5; authenticated=true\n2026-08-28 22:30:35.000 INFO  [JTS-Main] - Switching to a new encrypted log file\n",
    says: null,
    never: ["login-pending"],
  },
  {
    name: "launcher.log: the message box of a lapsed second factor is suppressed",
    log: "2026-08-28 22:30:13.000 INFO  [JTS-Login] - Received CHALLENGE\n2026-08-28 22:33:13.000 WARN  [JTS-Login] - Authorization failed: SUPPRESS_MESSAGE_BOX.\n",
    says: "login-pending",
  },
  {
    name: "exported TWS log: API not accepted",
    log: "2026-02-03 12:00:12.967 [AB] INFO  [JTS-SocketListener-58] - Starting new conversation with client on 192.168.1.9\n2026-02-03 12:00:13.100 [AB] WARN  [JTS-EServerSocket-61] - Ignoring API request 'jextend.a1' since API is not accepted.\n",
    says: "untrusted-address",
  },
  {
    name: "IBC: the dialog for incoming connections is open",
    log: "2026-02-03 12:00:32:967 IBC: Login has completed\n2026-02-03 12:05:00:001 IBC: detected dialog entitled: Accept incoming connection?; event=Opened\n",
    says: "untrusted-address",
  },
  {
    name: "IBC: read only was switched off and still 321",
    log: {
      "ibc.txt": "2026-02-03 12:00:33:001 IBC: Read-Only API checkbox is now set to: false\n",
      "app.log":
        "2026-02-03 12:10:00,000 ib_async.wrapper ERROR Error 321, reqId 7: Error validating request.-'cj' : cause - The API interface is currently in Read-Only mode.\n",
    },
    says: "write-access-unconfirmed",
  },
  {
    name: "IBC: existing session",
    log: "2026-02-03 12:00:12:967 IBC: detected dialog entitled: Existing session detected; event=Opened\n",
    says: "competing-session",
  },
  {
    name: "Gateway out of memory",
    log: 'Exception in thread "JTS-EServerSocket-61" java.lang.OutOfMemoryError: Java heap space\n\tat java.base/java.util.Arrays.copyOf(Arrays.java:3537)\n',
    says: "gateway-out-of-resources",
  },
  {
    name: "socat only: refused, no login to be seen",
    log: "2026/02/03 12:01:01 socat[213] E connect(5, AF=2 127.0.0.1:4002, 16): Connection refused\n",
    says: "relay-without-backend",
  },
  {
    name: "auto restart at night: the session is cut and comes back",
    log: {
      "ibc.txt":
        "2026-02-03 23:45:00:001 IBC: Setting AutoRestartTime: 11:45 PM\n2026-02-03 23:45:00:500 IBC: detected frame entitled: IBKR Gateway; event=Closing\n2026-02-03 23:45:31:000 IBC: Login has completed\n",
      "app.log":
        "2026-02-03 23:40:01,150 ib_async.client INFO API connection ready\n2026-02-03 23:45:01,020 ib_async.client ERROR Peer closed connection.\n2026-02-03 23:45:02,000 ib_async.client INFO Connecting to 127.0.0.1:4002 with clientId 1...\n2026-02-03 23:45:02,001 ib_async.client ERROR API connection failed: ConnectionRefusedError(111, \"Connect call failed ('127.0.0.1', 4002)\")\n2026-02-03 23:46:02,000 ib_async.client INFO Connecting to 127.0.0.1:4002 with clientId 1...\n2026-02-03 23:46:02,001 ib_async.client INFO Connected\n2026-02-03 23:46:02,020 ib_async.client INFO Logged on to server version 178\n2026-02-03 23:46:02,150 ib_async.client INFO API connection ready\n",
    },
    says: "nightly-restart",
  },
  {
    name: "Client Portal Gateway's own log",
    log: "2026-02-03 12:00:12,967 INFO [vert.x-eventloop-thread-1] ClientPortalService - Invalid HTTP request\n2026-02-03 12:00:13,967 ERROR [vert.x-eventloop-thread-1] io.vertx - javax.net.ssl.SSLException: not an SSL/TLS record\n",
    says: "client-portal-gateway",
  },
  {
    name: "newer IBC: capitals, second factor dialog closed, login not done",
    log: "2026-02-03 12:00:01:113 IBC: Starting session: will exit if login dialog is not displayed within 60 seconds\n2026-02-03 12:00:02:113 IBC: Detected frame entitled: IBKR Gateway; event=Opened\n2026-02-03 12:00:12:967 IBC: Second Factor Authentication dialog event: Opened\n2026-02-03 12:00:12:968 IBC: Second Factor Authentication dialog opened\n2026-02-03 12:00:12:969 IBC: Second Factor Authentication initiated\n2026-02-03 12:02:12:967 IBC: Second Factor Authentication dialog closed\n2026-02-03 12:02:12:968 IBC: If login has not completed, IBC will exit in 140 seconds\n",
    says: "login-pending",
  },
  {
    name: "newer IBC: the dialog lapses and IBC closes",
    log: "2026-02-03 12:00:12:969 IBC: Second Factor Authentication initiated\n!!!!!!!!!!!!!!!!!!!!!!!!!!\n2026-02-03 12:05:12:969 IBC: IBC closing after Second Factor Authentication dialog timeout\n!!!!!!!!!!!!!!!!!!!!!!!!!!\n2026-02-03 12:05:12:970 IBC: Exiting with exit code=1111\n",
    says: "login-pending",
  },
  {
    name: "IBC: wrong password by its own dialog",
    log: "2026-02-03 12:00:12:969 IBC: Login attempt: 1\n2026-02-03 12:00:15:001 IBC: Detected dialog entitled: Unrecognized Username or Password; event=Opened\n2026-02-03 12:00:15:002 IBC: Unrecognized Username or Password\n2026-02-03 12:00:15:003 IBC: Cold restart in progress\n2026-02-03 12:00:45:003 IBC: Login attempt: 1\n",
    says: "login-rejected",
  },
  {
    name: "the Gateway and the program in one `docker compose logs`",
    log: "ib-gateway-1  | 2026-02-03 12:00:12:967 IBC: Second Factor Authentication initiated\nbot-1         | 2026-02-03 12:00:20,114 ib_async.client INFO Connecting to ib-gateway:4004 with clientId 1...\nbot-1         | 2026-02-03 12:00:20,115 ib_async.client INFO Connected\nib-gateway-1  | 2026/02/03 12:00:20 socat[213] E connect(5, AF=2 127.0.0.1:4002, 16): Connection refused\nbot-1         | 2026-02-03 12:00:20,118 ib_async.client INFO Disconnected.\nbot-1         | 2026-02-03 12:00:24,116 ib_async.client ERROR API connection failed: TimeoutError()\n",
    says: "login-pending",
    never: ["untrusted-address"],
  },
  {
    name: "a login that was refused yesterday and completed today",
    log: "2026-02-02 12:00:12:967 IBC: Login failed\n2026-02-03 12:00:01:113 IBC: Login attempt: 1\n2026-02-03 12:00:32:967 IBC: Login has completed\n",
    says: null,
    never: ["login-rejected"],
  },
  {
    name: "launcher.log: the network is down at login",
    log: "2026-08-28 22:30:12.112 INFO  [JTS-Login] - NS_AUTH_START initialTokenType=1\n2026-08-28 22:30:33.000 WARN  [JTS-Splash] - SPLASH Attempt 3: network (or server) error, will retry\n",
    says: "login-pending",
  },
  {
    name: "exit code 88 of the shell",
    log: "2026-02-03 12:01:01 IBC returned exit status 88\n",
    says: "login-dialog-missing",
  },
];
