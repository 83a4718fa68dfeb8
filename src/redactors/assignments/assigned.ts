/** A name and the value given to it, in whatever syntax. */
export interface Assigned {
  readonly key: string;
  readonly operator: "=" | ":" | "xml" | "comma" | "cell" | "space" | "is" | "call";
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** The key stands behind `--` or `-`. */
  readonly option: boolean;
  /** One of several in a row, as in a connection string or a query: no variable of a program. */
  readonly inRow: boolean;
  /** `KEY=value` on a line of its own or behind `-e`: a bare word there is a value and no variable. */
  readonly tight: boolean;
  /** Where an unquoted value ends when it takes the rest of its line; `null` when it is one word. */
  readonly restEnd: number | null;
  /** A setting whose value is whatever stands on its line. */
  readonly ownLine: boolean;
  /** Behind the scheme of an `Authorization` header. */
  readonly scheme: boolean;
  /** The first word after a command that sets a variable: `setx KEY value`. */
  readonly commanded: boolean;
}

/** A value in quotes that is given to a name elsewhere than beside it. */
export function givenTo(key: string, { start, end }: { start: number; end: number }): Assigned {
  return {
    key,
    start,
    end,
    operator: "=",
    quoted: true,
    option: false,
    inRow: false,
    tight: false,
    restEnd: null,
    ownLine: false,
    scheme: false,
    commanded: false,
  };
}
