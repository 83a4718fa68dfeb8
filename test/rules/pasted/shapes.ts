import { nautilusLines, type Paste } from "./paste.ts";

const CANCELLED = nautilusLines(
  [0, "INFO", "Starting InteractiveBrokersClient (1)..."],
  [0, "INFO", "Connecting to 127.0.0.1:7497 with client id: 1"],
  [2, "INFO", "Connection cancelled"],
  [2, "ERROR", "Not connected (code: 504, req_id=-1)"],
);
const GUESS =
  "Logged on to server version 178\nPeer closed connection. clientId 123 already in use?\nAPI connection failed: TimeoutError()\n";

/** The same few logs in the shapes in which they arrive. */
export const shapePastes: readonly Paste[] = [
  {
    name: "in a fence",
    log: `Here is my log:\n\n\`\`\`\n${CANCELLED}\`\`\`\n`,
    says: "cancelled-by-own-loop",
  },
  {
    name: "as a quotation in an e-mail",
    log: CANCELLED.replaceAll(/^/gm, "> > "),
    says: "cancelled-by-own-loop",
  },
  {
    name: "quoted, fenced, indented",
    log: `> \`\`\`\n${CANCELLED.replaceAll(/^/gm, ">     ")}> \`\`\`\n`,
    says: "cancelled-by-own-loop",
  },
  { name: "with CRLF", log: CANCELLED.replaceAll("\n", "\r\n"), says: "cancelled-by-own-loop" },
  {
    name: "PowerShell's redirection: UTF-16 with a mark",
    log: Buffer.from(`\ufeff${CANCELLED.replaceAll("\n", "\r\n")}`, "utf16le"),
    says: "cancelled-by-own-loop",
  },
  {
    name: "UTF-8 with a mark",
    log: `\ufeff${CANCELLED}`,
    says: "cancelled-by-own-loop",
  },
  {
    name: "times cut off",
    log: CANCELLED.replaceAll(/^\S+ /gm, ""),
    says: "cancelled-by-own-loop",
  },
  {
    name: "only the messages, as a list",
    log: "1. Connecting to 127.0.0.1:7497 with client id: 1\n2. Connection cancelled\n3. Not connected (code: 504)\n",
    says: "cancelled-by-own-loop",
  },
  {
    name: "in a table of an issue",
    log: "| time | message |\n|---|---|\n| 12:00:00.001 | Connecting to 127.0.0.1:7497 with client id: 1 |\n| 12:00:00.003 | Connection cancelled |\n| 12:00:00.003 | Not connected (code: 504, req_id=-1) |\n",
    says: "cancelled-by-own-loop",
  },
  {
    name: "under journald",
    log: CANCELLED.replaceAll(/^/gm, "Feb 03 12:00:00 trader-host python[4711]: "),
    says: "cancelled-by-own-loop",
  },
  {
    name: "under kubectl with a prefix",
    log: CANCELLED.replaceAll(/^/gm, "[pod/bot-7d9/bot] "),
    says: "cancelled-by-own-loop",
  },
  {
    name: "inside <details> and HTML entities",
    log: `<details><summary>log</summary>\n<pre>\n${CANCELLED.replaceAll(">", "&gt;")}</pre></details>\n`,
    says: "cancelled-by-own-loop",
  },
  {
    name: "the ambiguous case without times",
    log: GUESS,
    says: null,
    among: ["client-id-in-use", "paper-disclaimer", "untrusted-address"],
  },
  {
    name: "the ambiguous case as a quotation",
    log: GUESS.replaceAll(/^/gm, "> "),
    says: null,
    among: ["client-id-in-use", "paper-disclaimer", "untrusted-address"],
  },
  { name: "nothing", log: "", says: null },
  {
    name: "prose alone",
    log: "It does not work. Connecting to TWS always fails. Please help!\n",
    says: null,
  },
  {
    name: "prose that speaks of codes without having seen them",
    log: "I read that error 326 means the client id is in use, but I only see a timeout. Could it be 10141 or 502?\n",
    says: null,
  },
  {
    name: "several attempts with different causes: refused, silent, then 326",
    log: "2026-01-08 09:00:01,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 09:00:01,117 ib_async.client ERROR API connection failed: ConnectionRefusedError(111, \"Connect call failed ('127.0.0.1', 7497)\")\n2026-01-08 09:05:01,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 09:05:01,115 ib_async.client INFO Connected\n2026-01-08 09:05:05,119 ib_async.client ERROR API connection failed: TimeoutError()\n2026-01-08 09:10:01,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 09:10:01,115 ib_async.client INFO Connected\n2026-01-08 09:10:01,130 ib_async.client INFO Logged on to server version 178\n2026-01-08 09:10:01,140 ib_async.wrapper ERROR Error 326, reqId -1: Unable to connect as the client id is already in use. Retry with a unique client id.\n2026-01-08 09:10:01,141 ib_async.client ERROR Peer closed connection. clientId 1 already in use?\n",
    says: "client-id-in-use",
    never: ["tws-not-running"],
  },
  {
    name: "refused once, and then all is well",
    log: "2026-01-08 09:00:01,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 09:00:01,117 ib_async.client ERROR API connection failed: ConnectionRefusedError(111, \"Connect call failed ('127.0.0.1', 7497)\")\n2026-01-08 09:05:01,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-01-08 09:05:01,115 ib_async.client INFO Connected\n2026-01-08 09:05:01,130 ib_async.client INFO Logged on to server version 178\n2026-01-08 09:05:01,140 ib_async.client INFO API connection ready\n2026-01-08 09:05:01,340 ib_async.ib INFO Synchronization complete\n",
    says: "healthy",
    never: ["tws-not-running"],
  },
  {
    name: "two clients interleaved: one holds the session, the other meets 326",
    log: "2026-01-08 09:10:01,114 ib_async.client INFO Connecting to 127.0.0.1:7497 with clientId 1...\n2026-02-03T12:00:00.000204300Z [INFO] TESTER-001.InteractiveBrokersClient-001: Connecting to 127.0.0.1:7497 with client id: 1\n2026-01-08 09:10:01,115 ib_async.client INFO Connected\n2026-02-03T12:00:00.020204300Z [INFO] TESTER-001.InteractiveBrokersClient-001: Connected to Interactive Brokers (v187) at 20260203 07:00:00 EST from 127.0.0.1:7497 with client id: 1\n2026-01-08 09:10:01,130 ib_async.client INFO Logged on to server version 178\n2026-02-03T12:00:00.025204300Z [ERROR] TESTER-001.InteractiveBrokersClient-001: Unable to connect as the client id is already in use. Retry with a unique client id. (code: 326, req_id=-1)\n2026-01-08 09:10:01,140 ib_async.client INFO API connection ready\n",
    says: "client-id-in-use",
  },
];
