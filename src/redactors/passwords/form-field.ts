import type { Redactor, Span } from "../../model/redactor.ts";
import { meaningOf } from "../assignments/key-name.ts";
import { closingQuote } from "../assignments/value-end.ts";
import { BLANK, byteClass } from "../words/byte-class.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";
import { looksSecret } from "../words/value-shape.ts";

const OPENS = /[ \t]{0,4}[bru]{0,2}(\\{0,3}["'`])/y;
const NAME = /[A-Za-z][\w-]{1,60}/g;
/** Words for a field that stand behind what it is for: `password_field`, `passEl`, `pw-input`. */
const FIELD =
  /[_-]?(?:elements?|elem|el|fields?|inputs?|box|textbox|text|edit|entry|ctrl|control|locator|selector|btn)$/i;
/** Other names in a locator than that of the field. */
const NO_FIELD = /^(?:by|id|name|type|input|css|xpath|find|element|query|selector|page|driver|label|value)$/i;
const BEHIND = /\\{0,3}["'`][^\n]{0,3}["'`]?,[ \t]{0,4}([A-Za-z]\w{2,40})/y;
/** What the recorder of a browser writes: the value, and behind it the field. */
const RECORDED = /"value"\s{0,4}:\s{0,4}"([^"\n]{3,128})"\s{0,8},\s{0,40}$/;
const FIELDS_OF = /selectors"\s{0,4}:\s{0,4}\[[^\]"]{0,80}"([^"\n]{2,120})"/iy;
/** A quote, what stands before one, or (behind `selectors"`) a colon. */
const BEGINS = byteClass(/["'`\\bru:]/);
/** The name of the field is one of the last words of the locator. */
const WORDS_BACK = 4;

/** Passwords and login names entered into the fields of a form by a program that drives a browser or a window. */
export const formField: Redactor = {
  id: "form-field",
  kind: "secret",
  title: "Passwords and login names entered into the fields of a form",
  triggers: [
    "send_keys(",
    "sendkeys(",
    "sendkeystoelement(list(",
    ".fill(",
    ".type(",
    "presssequentially(",
    "press_sequentially(",
    "type_keys(",
    ".set_text(",
    ".settext(",
    ".set_edit_text(",
    ".setvalue(",
    ".set_value(",
    ".val(",
    ".clearandtype(",
    ".value=",
    ".value =",
    'selectors"',
  ],
  peek: (bytes, { end, limit }) => {
    let at = end;
    while (at < limit && at - end < 4 && BLANK[bytes[at] as number]) at++;
    return at >= limit || BEGINS[bytes[at] as number] === 1;
  },
  before: 260,
  after: 220,
  find({ text, at, end }): readonly Span[] {
    if (text.startsWith('s"', end - 2)) return recorded(text, at);
    const opens = matchAt(OPENS, text, end);
    if (opens === null) return [];
    const start = OPENS.lastIndex;
    const stop = closingQuote(text, start, opens[1] ?? '"');
    const before = text.slice(Math.max(0, at - 240), at);
    const statement = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf(";")) + 1);
    // `"arguments[0].value='…'", password_element`
    const behind = /value ?=$/i.test(text.slice(at, end)) ? (matchAt(BEHIND, text, stop)?.[1] ?? "") : "";
    return entered(text, { start, end: stop }, [...namesIn(statement), ...namesIn(behind)]);
  },
  examples: {
    hide: [
      ['driver.find_element(By.ID, "password").send_keys("sommerregen")', "sommerregen"],
      ["page.locator('#xyz-field-username').fill('dolmar')", "dolmar"],
      ['page.get_by_label("Password").fill("Sommer")', "Sommer"],
      ["cy.get('#pw-input').type('sommerregen')", "sommerregen"],
      ["document.querySelector(\"input[name='password']\").value = 'sommerregen'", "sommerregen"],
      ["execute_script(\"arguments[0].value='Sommer24'\", password_element)", "Sommer24"],
      ['{"type":"change","value":"sommerregen","selectors":[["#xyz-field-password"]]}', "sommerregen"],
    ],
    keep: [
      "page.get_by_label('Quantity').fill('100')",
      "page.locator('#password').fill(PASSWORD)",
      "cy.get('#symbol').type('AAPL')",
      "document.getElementById('username-label').value = ''",
      "password_field.send_keys(Keys.RETURN)",
    ],
  },
};

/** The last names of a locator first. */
function namesIn(locator: string): string[] {
  return [...locator.matchAll(NAME)]
    .map(([name]) => name)
    .filter((name) => !NO_FIELD.test(name))
    .slice(-WORDS_BACK)
    .reverse();
}

function entered(text: string, span: { start: number; end: number }, names: readonly string[]): Span[] {
  const value = text.slice(span.start, span.end);
  if (value.length < 3 || value.length > 128 || /\n/.test(value) || isPlaceholder(value)) return [];
  for (const name of names) {
    const meaning = meaningOf(name.replace(FIELD, ""));
    if (meaning === "user")
      return isCommonWord(value.toLowerCase()) || /\s/.test(value) ? [] : [{ ...span, kind: "user" }];
    if (meaning === "secret") return [{ ...span, learn: value.length >= 5 }];
    if (meaning === "token" || meaning === "pin")
      return looksSecret(value) || /^\d{6,8}$/.test(value) ? [span] : [];
  }
  return [];
}

function recorded(text: string, at: number): Span[] {
  const before = text.slice(0, at - 1);
  const value = RECORDED.exec(before.slice(-220))?.[1];
  const field = matchAt(FIELDS_OF, text, at)?.[1];
  if (value === undefined || field === undefined) return [];
  const start = before.lastIndexOf(`"${value}"`) + 1;
  return entered(text, { start, end: start + value.length }, namesIn(field));
}
