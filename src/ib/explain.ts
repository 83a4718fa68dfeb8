import { type ErrorCode, errorCodes } from "./error-codes.ts";
import { nearest } from "./explain/nearest.ts";
import { type FailureMode, failureModes } from "./failure-modes.ts";

/** One paragraph of an explanation. */
export interface ExplanationPart {
  readonly heading: string;
  readonly text: string;
}

/** What a code or a mode means; or what may have been meant instead. */
export type Explanation =
  | { readonly known: true; readonly title: string; readonly parts: readonly ExplanationPart[] }
  | { readonly known: false; readonly suggestions: readonly string[] };

/** Who has to act, as a person says it. */
const ACTS: Readonly<Record<FailureMode["fault"], string>> = {
  "user-config": "The settings on the user's side.",
  program: "The user's program.",
  "client-library": "The client library.",
  tws: "TWS or IB Gateway.",
  network: "The network, or the machine's own settings for it.",
  ibkr: "IBKR's servers.",
  none: "Nobody: nothing is wrong.",
  unknown: "That depends on what happened before it.",
};

/** Explains an IB error code or a failure mode; `326`, `error 326` and `client-id-in-use` are all understood. */
export function explain(term: string): Explanation {
  const wanted = term.trim().toLowerCase().slice(0, 80);
  const number = /^(?:(?:error|code|ib)[\s#:-]*)*#?(\d{1,6})$/.exec(wanted)?.[1];
  if (number !== undefined) {
    const code = errorCodes.get(Number(number));
    return code === undefined ? { known: false, suggestions: nearest.codes(Number(number)) } : ofCode(code);
  }
  const id = wanted.replaceAll(/[\s_]+/g, "-");
  const mode = failureModes.find((one) => one.id === id);
  return mode === undefined ? { known: false, suggestions: nearest.modes(id) } : ofMode(mode);
}

function ofCode({ code, meaning, madeBy, fault, act, mode, source }: ErrorCode): Explanation {
  const maker =
    madeBy === "tws"
      ? "TWS or IB Gateway sends it."
      : "The client library makes it by itself; TWS never sent it.";
  return {
    known: true,
    title: `IB code ${code}`,
    parts: [
      { heading: "Meaning", text: meaning },
      { heading: "Made by", text: maker },
      { heading: "At fault", text: ACTS[fault] },
      { heading: "What to do", text: act },
      ...(mode === null ? [] : [{ heading: "Failure mode", text: mode }]),
      { heading: "Source", text: source },
    ],
  };
}

function ofMode(mode: FailureMode): Explanation {
  const codes = [...errorCodes.values()].filter((code) => code.mode === mode.id).map((code) => code.code);
  return {
    known: true,
    title: `${mode.id}: ${mode.title}`,
    parts: [
      { heading: "What you see", text: mode.see },
      { heading: "Why", text: mode.why },
      { heading: "How it is known", text: mode.known },
      { heading: "At fault", text: ACTS[mode.fault] },
      { heading: "What to do", text: mode.act },
      ...(codes.length === 0 ? [] : [{ heading: "Codes", text: codes.join(", ") }]),
      ...(mode.refines === undefined ? [] : [{ heading: "A kind of", text: mode.refines }]),
      ...(mode.sources.length === 0 ? [] : [{ heading: "Sources", text: mode.sources.join("; ") }]),
    ],
  };
}
