import type { ClientHello } from "../ib/hello.ts";
import type { Message } from "../ib/message.ts";

/** Takes the bytes a client sends, as they come. */
export interface ClientReader {
  receive(bytes: Uint8Array): void;
}

/** What a reader finds in them. */
export interface ClientEvents {
  /** Gives the server version that holds from here on. */
  hello(hello: ClientHello): number;
  message(message: Message): void;
  /** Bytes that are not IB's protocol; nothing is read behind them. */
  nonsense(): void;
  /** The client is from before version 100: nothing has a length, in either direction. */
  legacy?(): void;
}
