import type { LogClient } from "./event.ts";

/** The program that a logger or component name belongs to; `null` when it is nobody known. */
export function clientOfLogger(component: string | null): LogClient | null {
  if (component === null) return null;
  const match =
    /(?:^|\.)(ib_insync|ib_async|ibapi|InteractiveBrokersClient|TradingNode|(?:Data|Exec)Client-INTERACTIVE_BROKERS|IBC|socat|asyncio)\b/.exec(
      component,
    );
  switch (match?.[1]) {
    case undefined:
      return null;
    case "ib_insync":
    case "ib_async":
      return match[1];
    case "ibapi":
      return component.includes("::") ? "nautilus-rust" : "ibapi";
    case "IBC":
      return "ibc";
    case "socat":
      return "socat";
    case "asyncio":
      return "python";
    default:
      return "nautilus";
  }
}
