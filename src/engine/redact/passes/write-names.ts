import { type Pseudonyms, pseudonymShield } from "../pseudonyms.ts";
import type { ScanSink } from "../scan.ts";
import type { FoundSpan } from "../spans.ts";
import type { Output } from "./output.ts";

/** Told of every pseudonym written: who hid what, on which 1-based line, at which offset of the document. */
export type Noted = (note: {
  span: FoundSpan;
  pseudonym: string;
  line: number;
  offset: number;
  length: number;
}) => void;

interface Writing {
  readonly names: Pseudonyms;
  readonly output: Output;
  readonly noted: Noted;
}

/** Within a hidden stretch line breaks stay: the line count never changes. */
const LINE_BREAK = /(\r?\n)/;

/** A sink that writes pseudonyms in place of what is hidden and copies the rest. */
export function writingNames({ names, output, noted }: Writing): ScanSink {
  return {
    keep: output.write,
    hide(span, { bytes, start, end, ...place }) {
      if (span.owner.redactor === pseudonymShield) {
        output.write(bytes, start, end);
        return;
      }
      let { offset, line } = place;
      const pieces = bytes.toString("latin1", start, end).split(LINE_BREAK);
      for (const [index, piece] of pieces.entries()) {
        if (index % 2 === 1) {
          output.writeText(piece);
          line++;
        } else if (/[A-Za-z0-9\x80-\xff]/.test(piece)) {
          // White space around a piece is layout: the indentation of a YAML block, the end of a line.
          const [, before = "", content = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(piece) ?? [];
          const pseudonym = names.nameOf(span.kind, span.canonical ?? content, span.label);
          output.writeText(`${before}${span.wrap}${pseudonym}${span.wrap}${after}`);
          noted({ span, pseudonym, line, offset: offset + before.length, length: content.length });
        } else output.writeText(piece);
        offset += piece.length;
      }
    },
  };
}
