import type { Redactor, Window } from "../../model/redactor.ts";
import { countLineFeeds } from "./line-count.ts";
import type { Scan } from "./scan.ts";
import { withWholeEscapes } from "./text/whole-escapes.ts";

/** A redactor broke: nothing from there on may be written. The message names rule and line, and nothing of the document. */
export class RedactionFailed extends Error {
  constructor(message: string, cause: unknown) {
    super(message);
    // Where it broke, without what the cause itself says: its message may hold a secret.
    const frames = cause instanceof Error ? /\n {4}at [\s\S]*$/.exec(cause.stack ?? "")?.[0] : undefined;
    if (frames !== undefined) this.stack = `${message}${frames}`;
  }
}

/** What a redactor threw, and what it was looking at. */
class BrokenRule extends Error {
  readonly rule: string;
  readonly window: Window | null;

  constructor(rule: string, window: Window | null, cause: unknown) {
    super(rule, { cause });
    this.rule = rule;
    this.window = window && { ...window, text: window.text };
  }
}

/** The scanner lags behind what was pushed by far less. */
const REMEMBERED = 1 << 20;

/** The redactor, which says who it is when it breaks, and cuts no escape in two. */
export function guarded(redactor: Redactor): Redactor {
  return {
    ...redactor,
    find(window) {
      try {
        return withWholeEscapes(redactor.find(window), window, redactor.kind);
      } catch (error) {
        throw new BrokenRule(redactor.id, window, error);
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
  /** Line feeds before what is remembered. */
  let lines = 0;
  const remember = (part: Uint8Array) => {
    recent.push(part);
    length += part.length;
    for (let first = recent[0]; first && length - first.length >= REMEMBERED; first = recent[0]) {
      recent = recent.slice(1);
      length -= first.length;
      lines += countLineFeeds(first, 0, first.length);
    }
  };
  /** The scanner keeps no offsets; but of two equal windows a finder breaks at the first. */
  const lineOf = ({ text, at }: Window) => {
    const bytes = Buffer.concat(recent);
    const place = bytes.indexOf(text, 0, "latin1") + at;
    return lines + countLineFeeds(bytes, 0, Math.max(0, place)) + 1;
  };
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof BrokenRule)) throw new RedactionFailed("a part of it broke", error);
      const { rule, window, cause } = error;
      const where = window === null ? "" : ` on line ${lineOf(window)}`;
      throw new RedactionFailed(`the rule "${rule}" broke${where}`, cause);
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
