import type { Redactor } from "../../model/redactor.ts";
import { byteClass, QUOTE } from "../words/byte-class.ts";
import { PAIRS } from "./typed/pairs.ts";
import { patternsOf, typedIn } from "./typed/typed-in.ts";

const PLACES = patternsOf(PAIRS);
const IN_NAME = byteClass(/[\w.@-]/);
const LESS = 0x3c;
const BLANK = 0x20;
const LONGEST_NAME = 80;
const BESIDE = byteClass(/[:/]/);

/** Login names and passwords side by side behind a word that announces them. */
export const typedPair: Redactor = {
  id: "typed-pair",
  kind: "secret",
  title: "Login names and passwords behind a word that announces them",
  triggers: [...PLACES.keys()],
  // Logs say `Gateway: 4001`, `Live: true` all the time: what follows has to be a name with something beside it.
  peek(bytes, { end, limit }) {
    let at = end;
    // `user` may stand before the name.
    for (let word = 0; word < 3; word++) {
      if (QUOTE[bytes[at] as number] || bytes[at] === LESS) at++;
      const begin = at;
      while (at < limit && at - begin < LONGEST_NAME && IN_NAME[bytes[at] as number]) at++;
      if (at === begin) return BESIDE[bytes[at] as number] === 1;
      if (QUOTE[bytes[at] as number] || bytes[at] === LESS + 2) at++;
      if (BESIDE[bytes[at] as number]) return true;
      if (bytes[at] !== BLANK) return false;
      at++;
    }
    return false;
  },
  before: 256,
  after: 400,
  find: (window) => typedIn(PLACES, window),
  examples: {
    hide: [
      ["paper login: karvel381 / mulgor2291T", "mulgor2291T"],
      ["Trying karvel381:mulgor2291T", "mulgor2291T"],
      ["TWS: karvel381 / mulgor2291TZ", "mulgor2291TZ"],
    ],
    keep: ["what is the password? Trying ib-gateway:4002", "TWS: 7496; IB Gateway: 4001.", "login: ok"],
  },
};
