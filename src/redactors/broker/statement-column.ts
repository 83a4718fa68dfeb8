import type { Redactor, Span } from "../../model/redactor.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";

/** Headings of the columns that say whose account it is. */
const PERSONAL =
  /^(?:name|title|account ?title|account ?alias|acct ?alias|account ?holder|master ?name|street ?2?|street ?address|address|city|postal ?code|primary ?e-?mail|date ?of ?birth|phone)$/i;
/** One cell of a row, quoted or not. */
const cellOf = (separator: string) =>
  new RegExp(
    `"([^"\\n]{0,300})"(?=\\${separator}|$)|([^\\${separator}\\n"]{0,300})(?=\\${separator}|$)`,
    "y",
  );
const MOST_ROWS = 200;
/** A query of the Flex service can have a hundred columns. */
const LONGEST_HEADER = 2500;

/** Columns of statements that name somebody: a query of the Flex service in CSV, the section of several accounts in an activity statement. */
export const statementColumn: Redactor = {
  id: "statement-column",
  kind: "person",
  title: "Columns of statements that name the holder of an account",
  triggers: ["clientaccountid", "accountid|", "information,header,", "summary,header,"],
  before: 600,
  after: 8192,
  find({ text, at }): readonly Span[] {
    const from = text.lastIndexOf("\n", at) + 1;
    const header = lineAt(text, from);
    const separator = /[,;|\t]/.exec(header.text.slice(at - from))?.[0];
    if (separator === undefined || header.text.length > LONGEST_HEADER) return [];
    const cell = cellOf(separator);
    const headings = cellsOf(header, separator, cell);
    const columns = headings.flatMap((cell, index) => (PERSONAL.test(cell.text) ? [index] : []));
    if (columns.length === 0) return [];
    const spans: Span[] = [];
    let row = header;
    for (let rows = 0; rows < MOST_ROWS && row.start + row.text.length < text.length; rows++) {
      row = lineAt(text, text.indexOf("\n", row.start + row.text.length) + 1 || text.length);
      const cells = cellsOf(row, separator, cell);
      // Another section, or the end of the table.
      if (cells.length !== headings.length || !isOfSection(headings, cells)) break;
      for (const column of columns) {
        const { start, text: value } = cells[column] as Piece;
        if (value.length < 2 || isPlaceholder(value) || /^[\d.,-]+$/.test(value)) continue;
        spans.push({ start, end: start + value.length, learn: value.includes(" ") });
      }
    }
    return spans;
  },
  examples: {
    hide: [
      ["ClientAccountID,AccountAlias,Symbol\nU1234567,Winter,AAPL", "Winter"],
      ['"ClientAccountID","Name"\n"U1234567","Jane Sample"', "Jane Sample"],
      ["C|AccountID|Broker|AccountTitle\nD|U1234567|IB|Jane Sample", "Jane Sample"],
      ["NAV Summary,Header,Currency,Name,Account\nNAV Summary,Data,USD,Jane Sample,U1234567", "Jane Sample"],
    ],
    keep: [
      "ClientAccountID,Symbol,Description\nx,AAPL,APPLE INC",
      "Account Information,Header,Field Name,Field Value\nAccount Information,Data,Base Currency,USD",
      "Open Positions Summary,Header,Symbol,Account\nOpen Positions Summary,Data,AAPL,x",
    ],
  },
};

interface Piece {
  readonly start: number;
  readonly text: string;
}

function lineAt(text: string, start: number): Piece {
  const stop = text.indexOf("\n", start);
  return { start, text: text.slice(start, stop === -1 ? text.length : stop).replace(/\r$/, "") };
}

function cellsOf(line: Piece, separator: string, cell: RegExp): Piece[] {
  const cells: Piece[] = [];
  let at = 0;
  for (;;) {
    const match = matchAt(cell, line.text, at);
    if (match === null) return cells;
    const quoted = match[1] !== undefined;
    cells.push({ start: line.start + at + (quoted ? 1 : 0), text: match[1] ?? match[2] ?? "" });
    at = cell.lastIndex;
    if (line.text[at] !== separator) return cells;
    at++;
  }
}

/** Sections of an activity statement say on each row which they are. */
function isOfSection(headings: readonly Piece[], cells: readonly Piece[]): boolean {
  return (
    headings[1]?.text !== "Header" || (cells[0]?.text === headings[0]?.text && cells[1]?.text === "Data")
  );
}
