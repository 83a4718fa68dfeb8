import type { Socket } from "node:net";
import type { WireEnding, WireSide } from "../../../ib/wire-record.ts";
import { loopTurn } from "./loop-turn.ts";

/** What a relay tells while it works. Called after the bytes went on their way, so that looking at them delays nobody. */
export interface RelayObserver {
  bytes(from: WireSide, chunk: Buffer): void;
  /** A side ended its stream; `turn` tells whether the other one did at the same moment. */
  ended(from: WireSide, how: WireEnding, turn: number): void;
  /** Both connections are gone. */
  closed(): void;
}

/** Longest wait until data that is still on its way has left, before a reset that would destroy it is passed on. */
const RESET_PATIENCE_MS = 1_000;

/**
 * Passes bytes, FIN and RST between two connections, unchanged and in the chunks they came in.
 * Both sockets must have been made with `allowHalfOpen`, and be paused.
 */
export function relay(setup: {
  program: Socket;
  tws: Socket;
  observer: RelayObserver;
  /** Tells an end that was a reset: data and RST that arrive together look like a FIN to Node. */
  endingOf: { readonly [side in WireSide]: () => Promise<WireEnding> };
}): void {
  const { program, tws, observer, endingOf } = setup;
  let open = 2;
  for (const [from, source, sink] of [
    ["program", program, tws],
    ["tws", tws, program],
  ] as const) {
    let ended = false;
    let dataTurn = -1;

    const end = (how: WireEnding) => {
      if (!ended) observer.ended(from, how, loopTurn());
      ended = true;
      // A reset can still follow a FIN: the side was gone altogether, and something was sent to it.
      if (how !== "reset") {
        sink.end();
        return;
      }
      source.destroy();
      passReset(sink);
    };

    source.on("data", (chunk: Buffer) => {
      dataTurn = loopTurn();
      if (sink.writable && !sink.write(chunk)) source.pause();
      observer.bytes(from, chunk);
    });
    sink.on("drain", () => source.resume());
    source.on("end", () => {
      // Without data in the same look at the socket, Node reports a reset as such.
      if (dataTurn !== loopTurn()) end("fin");
      else void endingOf[from]().then(end);
    });
    source.on("error", () => end("reset"));
    const gone = () => {
      open -= 1;
      if (open === 0) observer.closed();
    };
    if (source.destroyed) {
      end("reset");
      gone();
    } else {
      source.on("close", gone);
      source.resume();
    }
  }
}

/** Sends RST once what was written has left; a stalled peer gets it at once after a while. */
function passReset(sink: Socket): void {
  if (sink.destroyed) return;
  const reset = () => sink.resetAndDestroy();
  if (sink.writableLength === 0) {
    setImmediate(reset);
    return;
  }
  const late = setTimeout(reset, RESET_PATIENCE_MS);
  sink.once("drain", () => setImmediate(reset));
  sink.once("close", () => clearTimeout(late));
}
