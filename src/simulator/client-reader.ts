import { createFrameSplitter } from "../ib/framing.ts";
import { API_PREFIX, decodeClientHello } from "../ib/hello.ts";
import { decodeMessage } from "../ib/message.ts";
import type { ClientEvents, ClientReader } from "./client-events.ts";
import { createLegacyReader } from "./legacy-reader.ts";

/** Reads what a client sends: its hello, then messages in the framing of the version that was answered. */
export function createClientReader(on: ClientEvents): ClientReader {
  const splitter = createFrameSplitter();
  let prefix = new Uint8Array(0);
  let serverVersion: number | null = null;
  let lost = false;
  let legacy: ClientReader | null = null;

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

  function lose(): void {
    if (lost) return;
    lost = true;
    on.nonsense();
  }

  return {
    receive(bytes) {
      const first = bytes[0];
      if (lost || first === undefined) return;
      if (on.legacy && prefix.length === 0 && legacy === null && isDigit(first)) {
        legacy = createLegacyReader({ ...on, nonsense: lose });
        on.legacy();
      }
      if (legacy) legacy.receive(bytes);
      else if (!understood(bytes)) lose();
    },
  };
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
