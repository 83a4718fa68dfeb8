import type { Ledger } from "./ledger.ts";
import { PSEUDONYM, type Pseudonyms } from "./pseudonyms.ts";
import type { ScanSink } from "./scan.ts";

interface Rewriting {
  readonly names: Pseudonyms;
  readonly ledger: Ledger;
  readonly where: string;
  write(bytes: Buffer): void;
}

const LINE_FEED = 10;
/** Pieces of a hidden stretch that stay: line breaks (the line count never changes) and pseudonyms of an earlier run. */
const STAYS = new RegExp(`(${PSEUDONYM.source}|\\r?\\n)`);

/** A sink that writes pseudonyms in place of what is hidden and copies the rest. */
export function rewriting({ names, ledger, where, write }: Rewriting): ScanSink {
  let line = 1;
  const countLines = (bytes: Buffer, start: number, end: number) => {
    for (
      let at = bytes.indexOf(LINE_FEED, start);
      at !== -1 && at < end;
      at = bytes.indexOf(LINE_FEED, at + 1)
    )
      line++;
  };
  return {
    keep(bytes, start, end) {
      countLines(bytes, start, end);
      write(Buffer.from(bytes.subarray(start, end)));
    },
    hide(span, bytes, start, end) {
      const value = bytes.toString("latin1", start, end);
      let out = "";
      for (const [index, piece] of value.split(STAYS).entries()) {
        if (index % 2 === 1) {
          out += piece;
          if (piece.endsWith("\n")) line++;
        } else if (/[A-Za-z0-9\x80-\xff]/.test(piece)) {
          // White space around a piece is layout: the indentation of a YAML block, the end of a line.
          const [, before = "", content = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(piece) ?? [];
          const name = names.nameOf(span.kind, span.canonical ?? content, span.label);
          out += `${before}${span.wrap}${name}${span.wrap}${after}`;
          ledger.add(span.owner.redactor.id, where, line);
        } else out += piece;
      }
      write(Buffer.from(out, "latin1"));
    },
  };
}
