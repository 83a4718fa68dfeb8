import type { Redactor } from "../../model/redactor.ts";
import { matchesAt } from "../words/sticky.ts";

/** A key pair of Solana as its wallets keep it: 64 bytes, each a number. */
const BYTES = /\[\s{0,8}(?:\d{1,3},\s{0,8}){63}\d{1,3}\s{0,8}\]/y;

/** Keys that are written as lists of bytes. */
export const keyArray: Redactor = {
  id: "key-array",
  kind: "private-key",
  title: "Private keys written as lists of bytes",
  triggers: ["[#,", "[##,", "[###,", "[ #", "[\n"],
  glance: /\s{0,8}(?:\d{1,3},\s{0,8}){16}/y,
  before: 4,
  after: 800,
  find({ text, at }) {
    if (!matchesAt(BYTES, text, at)) return [];
    const end = BYTES.lastIndex;
    const bytes = text.slice(at, end).match(/\d+/g)?.map(Number) ?? [];
    // A text is read by whoever looks for known values.
    return bytes.every((byte) => byte < 256) && bytes.some((byte) => byte > 127)
      ? [{ start: at + 1, end: end - 1, wrap: '"' }]
      : [];
  },
  examples: {
    hide: [
      [
        `wallet.json: [${Array.from({ length: 64 }, (_, at) => (at * 37) % 256).join(",")}]`,
        "0,37,74,111,148",
      ],
    ],
    keep: ["[1,2,3,4,5,6,7,8]", `sizes [${Array.from({ length: 64 }, (_, at) => at * 37).join(",")}]`],
  },
};
