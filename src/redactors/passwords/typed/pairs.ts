import { PAIR, type Place, WHO_AND_WHAT } from "./word.ts";

/** Words right behind which stand a login name and a password: `Paper: name / password`, `Trying name:password`. */
export const PAIRS: readonly Place[] = [
  ...["trying ", "trying with ", "tried ", "attempting with ", "attempt with ", "retrying with "].map(
    (said): Place => [
      said,
      new RegExp(`\\b[${said[0]}${said[0]?.toUpperCase()}]${said.slice(1)}${PAIR}`, "dg"),
    ],
  ),
  ...["paper: ", "live: ", "demo: ", "ibkr: ", "tws: ", "gateway: "].map(
    (which): Place => [
      which,
      new RegExp(
        `\\b(?:[Pp]aper|PAPER|[Ll]ive|LIVE|[Dd]emo|DEMO|IBKR|ibkr|TWS|tws|[Gg]ateway): ${PAIR}`,
        "dg",
      ),
    ],
  ),
  ["login: ", new RegExp(`login: ${WHO_AND_WHAT}`, "dgi")],
];
