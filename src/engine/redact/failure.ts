import type { Redactor } from "../../model/redactor.ts";
import { countLineFeeds } from "./line-count.ts";
import type { Scan } from "./scan.ts";

/** A redactor broke: nothing from there on may be written. The message names rule and line, and nothing of the document. */
export class RedactionFailed extends Error {}

/** What a redactor threw, with the offset in the document at which it was asked. The cause's own message may hold a secret. */
class BrokenRule extends Error {
  readonly rule: string;
  readonly offset: number | null;

  constructor(rule: string, offset: number | null, cause: unknown) {
    super(rule, { cause });
    this.rule = rule;
    this.offset = offset;
  }
}

/** The scanner lags behind what was pushed by far less. */
const REMEMBERED = 1 << 20;

/** The redactor, which says who it is when it breaks. */
export function guarded(redactor: Redactor): Redactor {
  return {
    ...redactor,
    find(window) {
      try {
        return redactor.find(window);
      } catch (error) {
        throw new BrokenRule(redactor.id, window.from + window.at, error);
      }
    },
  };
}

/** Does what a rule does with a whole document. */
export function guardedWhole<T>(rule: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new BrokenRule(rule, null, error);
  }
}

/** The scan, of which every failure names rule and line. */
export function failingSafely(scan: Scan): Scan {
  let recent: Uint8Array[] = [];
  let length = 0;
  /** Offset of what is remembered, and the line feeds before it. */
  let start = 0;
  let lines = 0;
  const remember = (part: Uint8Array) => {
    recent.push(part);
    length += part.length;
    for (let first = recent[0]; first && length - first.length >= REMEMBERED; first = recent[0]) {
      recent = recent.slice(1);
      length -= first.length;
      start += first.length;
      lines += countLineFeeds(first, 0, first.length);
    }
  };
  const lineAt = (offset: number) => {
    const bytes = Buffer.concat(recent);
    return lines + countLineFeeds(bytes, 0, Math.max(0, offset - start)) + 1;
  };
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof BrokenRule)) throw new RedactionFailed("it broke", { cause: error });
      const { rule, offset, cause } = error;
      const where = offset === null ? "" : ` on line ${lineAt(offset)}`;
      throw new RedactionFailed(`the rule "${rule}" broke${where}`, { cause });
    }
  };
  return {
    preset: (spans) => attempt(() => scan.preset(spans)),
    push(bytes) {
      remember(bytes);
      attempt(() => scan.push(bytes));
    },
    end: () => attempt(() => scan.end()),
  };
}
