import { createFrameSplitter } from "../ib/framing.ts";
import { API_PREFIX, type ClientHello, decodeClientHello } from "../ib/hello.ts";
import { decodeMessage, type Message } from "../ib/message.ts";

export interface ClientReader {
  receive(bytes: Uint8Array): void;
}

/** Reads what a client sends: its hello, then messages in the framing of the version that was answered. */
export function createClientReader(on: {
  /** Gives the server version that holds from here on. */
  hello(hello: ClientHello): number;
  message(message: Message): void;
  /** Bytes that are not IB's protocol; nothing is read behind them. */
  nonsense(): void;
}): ClientReader {
  const splitter = createFrameSplitter();
  let prefix = new Uint8Array(0);
  let serverVersion: number | null = null;
  let lost = false;

  function frame(body: Uint8Array): boolean {
    if (serverVersion === null) {
      const hello = decodeClientHello(body);
      if (hello) serverVersion = on.hello(hello);
      return hello !== null;
    }
    const message = decodeMessage(serverVersion, body);
    if (message) on.message(message);
    return message !== null;
  }

  function understood(bytes: Uint8Array): boolean {
    const missing = API_PREFIX.length - prefix.length;
    if (missing > 0) {
      prefix = Buffer.concat([prefix, bytes.subarray(0, missing)]);
      if (!prefix.every((byte, index) => byte === API_PREFIX[index])) return false;
    }
    return splitter
      .push(bytes.subarray(missing))
      .every((event) => event.kind === "frame" && frame(event.body));
  }

  return {
    receive(bytes) {
      if (lost) return;
      lost = !understood(bytes);
      if (lost) on.nonsense();
    },
  };
}
