import type { Redactor, Span } from "../../model/redactor.ts";
import { meaningOf } from "../assignments/key-name.ts";
import { isCommonWord } from "../words/common-words.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt, matchesAt } from "../words/sticky.ts";

const HEAD = /insert into\s{1,8}[\w.`"[\]]{1,128}\s{0,8}\(([^()]{1,800})\)\s{0,20}values\s{0,8}/iy;
const ROW = /,?\s{0,20}\(/y;
const CELL = /\s{0,8}(?:[NEB]?'((?:[^'\n]|''){0,600})'|"([^"\n]{0,600})"|([^,()'"]{0,200}))\s{0,8}(,|\))/y;
const MOST_ROWS = 50;

/** Values of the columns of an `INSERT` that are named like a secret. */
export const sqlInsert: Redactor = {
  id: "sql-insert",
  kind: "secret",
  title: "Columns of SQL inserts that are named like a secret",
  triggers: ["insert into"],
  before: 4,
  after: 4096,
  find({ text, at }): readonly Span[] {
    const columns = matchAt(HEAD, text, at)?.[1]
      ?.split(",")
      .map((one) => meaningOf(one.replace(/[\s`"[\]]/g, "")));
    if (columns === undefined) return [];
    const spans: Span[] = [];
    let from = HEAD.lastIndex;
    for (let row = 0; row < MOST_ROWS; row++) {
      if (!matchesAt(ROW, text, from)) break;
      CELL.lastIndex = ROW.lastIndex;
      for (const meaning of columns) {
        const cell = CELL.exec(text);
        if (cell === null) return spans;
        from = CELL.lastIndex;
        const value = cell[1] ?? cell[2];
        if (value === undefined || value.length < 3 || isPlaceholder(value)) continue;
        if (meaning === null || meaning === "random" || isCommonWord(value.toLowerCase())) continue;
        const start = cell.index + cell[0].indexOf(value);
        const learn = value.length >= 6;
        spans.push({
          start,
          end: start + value.length,
          learn,
          ...(meaning === "user" ? { kind: "user" } : {}),
        });
      }
    }
    return spans;
  },
  examples: {
    hide: [["INSERT INTO users (name, password) VALUES ('fred', 'yorrim@4175lotor');", "yorrim@4175lotor"]],
    keep: ["INSERT INTO orders (id, symbol) VALUES (1, 'AAPL')", "insert into fills select * from trades"],
  },
};
