import { createHash } from "node:crypto";
import type { LibraryDefect } from "../model/finding.ts";
import { type Observation, observed } from "../model/observation.ts";
import type { Verdict } from "../model/verdict.ts";
import { list, read, text } from "../report/upstream/loose.ts";
import type { Component } from "./component.ts";
import { messageTemplate } from "./message-template.ts";

/** What makes two failures the same, as data. A change of the algorithm changes `version`, so old keys stay what they are. */
export interface Identity {
  readonly version: 1;
  readonly failureMode: string | null;
  readonly defect: string | null;
  readonly component: string | null;
  /** Major version, with the minor one while that is 0. */
  readonly release: string | null;
  readonly codes: readonly number[];
  readonly exception: string | null;
  /** Innermost functions of the component, `module:function`. */
  readonly frames: readonly string[];
  /** Only where neither mode nor frames say what it is. */
  readonly message: string | null;
}

/** Reads the identity of a failure from its verdict; logs count only where the verdict has no name for it. */
export function identify(given: {
  readonly verdict: Verdict;
  readonly facts: Readonly<Record<string, Observation<unknown>>>;
  readonly component: Component | null;
  readonly defect: LibraryDefect | null;
}): Identity {
  const { verdict, facts, component, defect } = given;
  const base = {
    version: 1,
    component: component?.name ?? null,
    release: releaseOf(component?.version ?? null),
  } as const;
  if (defect !== null) {
    const none = { failureMode: null, codes: [], exception: null, frames: [], message: null };
    return { ...base, ...none, defect: defect.id };
  }
  const quotes = (verdict.findings[0]?.evidence ?? []).map(({ quote }) => quote).join("\n");
  const trace = verdict.failureMode === null ? lastTrace(facts) : null;
  const frames = trace === null || component === null ? [] : ownFrames(trace, component.name);
  const message = verdict.failureMode === null && frames.length === 0;
  return {
    ...base,
    failureMode: verdict.failureMode,
    defect: null,
    codes: codesIn(quotes),
    exception: trace?.exception ?? null,
    frames,
    message: message
      ? messageTemplate(trace?.message ?? verdict.findings[0]?.summary ?? verdict.headline)
      : null,
  };
}

/** `ibbrfp` and 20 hex digits: one word, so that GitHub's search does not split it. */
export function fingerprintOf(identity: Identity): string {
  return token(identity);
}

/** The same without release, exception and frames: finds relatives. */
export function coarseOf({ failureMode, defect, component, codes }: Identity): string {
  return token({ failureMode, defect, component, codes });
}

function token(value: object): string {
  const sorted = JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `ibbrfp${createHash("sha256").update(sorted).digest("hex").slice(0, 20)}`;
}

function releaseOf(version: string | null): string | null {
  const [, major, minor] = /^v?(\d+)(?:\.(\d+))?/.exec(version ?? "") ?? [];
  if (major === undefined) return null;
  return major === "0" ? `0.${minor ?? 0}` : major;
}

function codesIn(text: string): readonly number[] {
  const found = [
    ...text.matchAll(/\b(?:error )?code[:= ]+(\d{3,5})\b|\bError[: ]+(?:-?\d+, )?(?:code )?(\d{3,5})\b/gi),
  ];
  return [...new Set(found.map(([, a, b]) => Number(a ?? b)))].sort((a, b) => a - b);
}

interface Trace {
  readonly exception: string | null;
  readonly message: string | null;
  readonly frames: readonly { readonly path: string; readonly function: string }[];
}

/** The last exception the logs tell of; a stranger's facts may have any shape. */
function lastTrace(facts: Readonly<Record<string, Observation<unknown>>>): Trace | null {
  const found = list(read(observed(facts["capture.logs"]), "events")).findLast((event) => {
    const kind = read(event, "kind");
    return kind === "traceback" || kind === "exception";
  });
  if (found === undefined) return null;
  const frames = list(read(found, "frames")).flatMap((frame) => {
    const path = text(read(frame, "path"));
    const name = text(read(frame, "function"));
    return path === null || name === null ? [] : [{ path, function: name }];
  });
  return { exception: text(read(found, "exception")), message: text(read(found, "message")), frames };
}

/** At most five functions of the component, innermost last, recursion collapsed; no lines, no folders of this machine. */
function ownFrames(trace: Trace, component: string): readonly string[] {
  const folder = component.replace(/^@/, "").replace(/-/g, "_");
  const own = trace.frames.flatMap(({ path, function: name }) => {
    const at = path.replace(/\\/g, "/").lastIndexOf(`/${folder}/`);
    return at < 0
      ? []
      : [
          `${path
            .replace(/\\/g, "/")
            .slice(at + 1)
            .replace(/\.\w+$/, "")
            .replace(/\//g, ".")}:${name}`,
        ];
  });
  return own.filter((frame, index) => frame !== own[index - 1]).slice(-5);
}
