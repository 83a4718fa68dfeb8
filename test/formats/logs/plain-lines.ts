/** Warnings and errors of the recorded clients that say nothing about the connection to TWS. */
export const PLAIN_ALARMS: readonly RegExp[] = [
  // NautilusTrader: how it is configured, and how it comes to its end
  /^$/,
  /^No (?:`?\w+`? )?(?:clients|configuration) (?:found|to (?:dis)?connect)|^No `\w+_clients` configuration found/,
  /^No loading configured: ensure /,
  /^Reconciliation deactivated$/,
  /^\w+ message queue canceled$/,
  /^Error occurred while canceling tasks: An asyncio\.Future, a coroutine or an awaitable is required$/,
  // Follows 326, which is an event
  /^Enabling `fetch_all_open_orders` for client ID fallback after IB error 326$/,
];

/** Lines without time and level that say nothing which an event beside them does not say. */
export const PLAIN_LINES: readonly RegExp[] = [
  // The recorded programs' own words
  /^(?:NOT )?READY\b/,
  /^connecting to \S+:\d+ as client \d+$/,
  /^(?:nextValidId|managedAccounts|connectionClosed|connected|disconnected|connectionState|server)\b/,
  // protobuf's text form, below an ANSWER
  /^(?:errorTime|errorCode|errorMsg|[a-zA-Z]+List|orderId|id): |^\}$/,
  // IB's words for 502, broken into lines; the first one is the event
  /^is enabled and connection port is the same as |^TWS "Edit->Global Configuration|^TWS: \d+; IB Gateway: \d+/,
  /^of version [\d.]+ or newer: |^Verify that the maximum API connection threshold /,
  // Between and below Python's traces
  /^(?:The above exception was the direct cause of|During handling of the above exception, another exception)/,
  /^Executing <(?:Task|Handle|TimerHandle) .* took [\d.]+ seconds$/,
  /^(?:handle|task): <|^Exception ignored in: <|^RuntimeWarning: Enable tracemalloc |^ {2}client\.connect\(\)$/,
  // The table of clients that NautilusTrader 2.x draws when its engines do not connect
  /^[╭├╰│]|^\w+Engine\.check_connected\(\) == (?:true|false)$/,
];
