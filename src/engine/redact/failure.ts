import type { Redactor } from "../../model/redactor.ts";
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

/** What a redactor threw; and whether it was asked about a place or about a whole document. */
class BrokenRule extends Error {
  readonly rule: string;
  readonly of: "place" | "document";

  constructor(rule: string, of: "place" | "document", cause: unknown) {
    super(rule, { cause });
    this.rule = rule;
    this.of = of;
  }
}

/** The redactor, which says who it is when it breaks, and cuts no escape in two. */
export function guarded(redactor: Redactor): Redactor {
  return {
    ...redactor,
    find(window) {
      try {
        return withWholeEscapes(redactor.find(window), window, redactor.kind);
      } catch (error) {
        throw new BrokenRule(redactor.id, "place", error);
      }
    },
  };
}

/** Does what a rule does with a whole document. */
export function guardedWhole<T>(rule: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new BrokenRule(rule, "document", error);
  }
}

/** The scan, of which every failure names rule and line. */
export function failingSafely(scan: Scan): Scan {
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof BrokenRule)) throw new RedactionFailed("a part of it broke", error);
      const { rule, of, cause } = error;
      const where = of === "document" ? "" : ` on line ${scan.line()}`;
      throw new RedactionFailed(`the rule "${rule}" broke${where}`, cause);
    }
  };
  return {
    ...scan,
    preset: (spans) => attempt(() => scan.preset(spans)),
    push: (bytes) => attempt(() => scan.push(bytes)),
    use: (programs) => attempt(() => scan.use(programs)),
    end: () => attempt(() => scan.end()),
  };
}
