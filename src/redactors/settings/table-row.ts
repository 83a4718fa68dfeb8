import type { Redactor, Span } from "../../model/redactor.ts";
import { meaningOf } from "../assignments/key-name.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { type Cell, cellsOf } from "./table-cells.ts";

const NAMES = [
  "password",
  "passwd",
  "passwort",
  "kennwort",
  "contrase\xc3\xb1a",
  "passphrase",
  "pwd",
  "pass",
];
const USERS = ["user", "userid", "username", "login", "benutzername", "usuario", "utilisateur"];
const ENDS = [" |", "|", "` |", "** |"];
/** The heading of a column of values. */
const VALUES = /^(?:(?:current |my |setting |actual )?values?|wert|valeur|valor|valore|waarde|content)$/i;
const MARKS = /[`*"']+/g;

/** Passwords and login names in tables that name what is on each row: `| password | … |` under `| setting | value |`. */
export const tableRow: Redactor = {
  id: "table-row",
  kind: "secret",
  title: "Passwords and login names in tables of settings and their values",
  triggers: [...NAMES, ...USERS].flatMap((name) => ENDS.map((end) => name + end)),
  before: 1024,
  after: 300,
  find({ text, at, end }): readonly Span[] {
    const lineStart = text.lastIndexOf("\n", at - 1) + 1;
    const stop = text.indexOf("\n", end);
    const line = text.slice(lineStart, stop === -1 ? text.length : stop);
    const cells = cellsOf(line, 0, /\|/g);
    const named = cells.findIndex(
      (cell) => cell.start <= at - lineStart && at - lineStart < cell.start + cell.text.length,
    );
    const meaning = meaningOf(nameIn(cells[named]));
    if (!/^\s*\|/.test(line) || (meaning !== "secret" && meaning !== "user")) return [];
    const heading = cellsOf(headingAbove(text, lineStart) ?? "", 0, /\|/g);
    const column = heading.findIndex((cell) => VALUES.test(nameIn(cell)));
    const cell = column === named ? undefined : cells[column];
    if (cell === undefined || heading.length !== cells.length) return [];
    const value = cell.text.trim().replace(/^`(.*)`$/, "$1");
    if (value.length < 3 || isPlaceholder(value) || isCommonWord(value.toLowerCase()) || /\s/.test(value))
      return [];
    const start = lineStart + cell.start + cell.text.indexOf(value);
    return [{ start, end: start + value.length, ...(meaning === "user" ? { kind: "user" } : {}) }];
  },
  examples: {
    hide: [
      ["| setting | value |\n|---|---|\n| host | localhost |\n| password | paddington |", "paddington"],
      ["| name | value |\n|---|---|\n| TWS_USERID | traderjoe |", "traderjoe"],
      ["| Setting | Value |\n|---|---|\n| IbPassword | Vogel\\|Beere |", "Vogel\\|Beere"],
      ["| Einstellung | Wert |\n|---|---|\n| **Passwort** | `harborlight` |", "harborlight"],
    ],
    keep: [
      "| setting | value |\n|---|---|\n| password | required |",
      "| option | description |\n|---|---|\n| password | plaintext |",
    ],
  },
};

function nameIn(cell: Cell | undefined): string {
  return (cell?.text ?? "").replace(MARKS, "").trim();
}

/** The first of the lines above that belong to the same table. */
function headingAbove(text: string, lineStart: number): string | null {
  let heading: string | null = null;
  for (let end = lineStart - 1; end > 0; ) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(start, end);
    if (!line.includes("|")) break;
    heading = line;
    end = start - 1;
  }
  return heading;
}
