import type { Redactor } from "../../model/redactor.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { isAlphabet } from "../words/value-shape.ts";

/** A text directly before the call that makes it an array of characters, as Java takes passwords; and nothing else so often. */
const TEXT = /"((?:[^"\\\n]|\\.){3,120})"\s{0,8}$/;

/** Passwords that Java is given: `keyStore.load(in, "…".toCharArray())`. */
export const charArray: Redactor = {
  id: "char-array",
  kind: "secret",
  title: "Texts made arrays of characters, as Java takes passwords",
  triggers: [".tochararray("],
  before: 140,
  after: 0,
  find({ text, at }) {
    const value = TEXT.exec(text.slice(0, at))?.[1];
    if (value === undefined || isPlaceholder(value) || isAlphabet(value)) return [];
    const start = text.lastIndexOf('"', at - 1) - value.length;
    return [{ start, end: start + value.length }];
  },
  examples: {
    hide: [
      ['ks.load(in, "Pelikan7tinte".toCharArray()); // keystore password', "Pelikan7tinte"],
      ['kmf.init(store, "sommer regen".toCharArray());', "sommer regen"],
      ['load(in, "correcthorsebatterystaple".toCharArray());', "correcthorsebatterystaple"],
    ],
    keep: ['HEX = "0123456789ABCDEF".toCharArray();', "password.toCharArray()"],
  },
};
