import type { Evidence } from "../../model/finding.ts";
import { fromEvent, fromFact } from "./cite.ts";
import type { Seen } from "./fact-types.ts";

/** Programs that accept on behalf of another: they say nothing about what is behind them. */
const RELAYS =
  /^(?:socat|docker-proxy|docker-pr|rootlessport|com\.docker|vpnkit|ssh|sshd|wslrelay|haproxy|nginx|gvproxy)/i;

/** What shows that the port is held by a relay, and that it found nobody behind it. */
export function relay(facts: Seen):
  | {
      readonly evidence: Evidence;
      readonly backendDown: boolean;
      /** Behind the relay something takes the dial and does not answer it, in place of refusing. */
      readonly hangs?: boolean;
    }
  | undefined {
  const logged = facts["capture.logs"]?.events.findLast(
    (event) => event.kind === "relay-refused" || event.kind === "relay-timeout",
  );
  if (logged !== undefined) {
    return { evidence: fromEvent(logged), backendDown: true, hangs: logged.kind === "relay-timeout" };
  }
  const gateways = facts["host.containers"]?.running ?? [];
  const down = gateways.findIndex((one) => one.relay === "refused" || one.relay === "timeout");
  if (down >= 0) {
    const quote = `${gateways[down]?.name}: the relay's connection to TWS ${gateways[down]?.relay === "refused" ? "was refused" : "timed out"}`;
    return { evidence: fromFact("host.containers", `running[${down}].relay`, quote), backendDown: true };
  }
  const listeners = facts["tws.sockets"]?.listeners ?? [];
  const index = listeners.findIndex((one) => one.program !== null && RELAYS.test(one.program));
  if (index >= 0) {
    const evidence = fromFact("tws.sockets", `listeners[${index}].program`, listeners[index]?.program);
    return { evidence, backendDown: false };
  }
  const program = facts["tws.process"]?.listener?.program;
  if (program !== undefined && RELAYS.test(program)) {
    return {
      evidence: fromFact("tws.process", "listener.program", `the port is held by ${program}`),
      backendDown: false,
    };
  }
  const port = facts["tws.handshake"]?.port;
  const containers = facts["host.containers"]?.running ?? [];
  const container = containers.findIndex((one) => one.ports.some((mapping) => mapping.hostPort === port));
  if (port === undefined || container < 0) return undefined;
  const quote = `${containers[container]?.name} publishes ${port}`;
  return { evidence: fromFact("host.containers", `running[${container}].ports`, quote), backendDown: false };
}
