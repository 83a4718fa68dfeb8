/** Settings that have a line of their own, so that their value may hold spaces and marks: `IbPassword=a b;c`. */

/** What may stand before the key of such a line: an `export`, a list mark, the prefix of a log of IBC. */
const LINE_HEAD = /(?:^|\n)[ \t]*(?:#[ \t]*)?(?:(?:export|set|SET|ENV|ARG)[ \t]+|-[ \t]+)?$/;
/** Before a setting that is handed to a program, alone or as one of several: `docker run -e`, `helm --set a=b,`. */
const HANDED =
  /(?:^|\s)(?:-e|--env|--build-arg|--set(?:-string)?|--(?:set|update|add)-env-vars|--secure-environment-variables|config:set|secrets set|env|kv put \S{1,40})[ =]["']?(?:[\w.]{1,40}=[^\s"'=]{1,40}[, ]){0,4}$/;
const IBC_HEAD = /IBC:[ \t]{1,12}$/;
/** Keys of IBC, of the container images and of their environment: what stands behind them is the value, to the end of the line. */
const IB_KEY =
  /^(?:ib|fix|tws|ibkr|ibeam|vnc)[\w.]*?(?:password|passwd|passphrase|pass|pwd|totp_?secret)(?:_?(?:paper|live))?$/i;
const COMMENT = /[ \t]+[#;](?:[ \t]|$).*$/;
/** Further words of a value: no option, path, assignment or quote, as the rest of a command would have. */
const MORE_WORDS = /^(?:[ \t]{1,2}[^\s=/|<>"'`()[\]{}&;,:-][^\s=/|<>"'`()[\]{}&;,]{0,40}){1,23}[ \t]*$/;

export interface SettingLine {
  /** `KEY=value` as a shell or IBC reads it: no space around the sign, a key in capitals or one of IBC, or handed to a program. */
  readonly tight: boolean;
  /** Where the value ends when it takes the rest of the line; `null` when it need not. */
  readonly restEnd: number | null;
  /** The key is one of IBC and its kin: the value is whatever stands on the line. */
  readonly ownLine: boolean;
}

/** Judges an unquoted value that begins at `start` and, as far as one word goes, ends at `end`. */
export function readSettingLine(
  text: string,
  { key, keyStart, start, end }: { key: string; keyStart: number; start: number; end: number },
): SettingLine {
  const before = text.slice(Math.max(0, keyStart - 64), keyStart);
  const begins =
    (keyStart <= 64 && /^[ \t]*$/.test(before)) || LINE_HEAD.test(before) || IBC_HEAD.test(before);
  const assigns = text[start - 1] === "=" && /^\w+$/.test(text[start - 2] ?? "");
  if (!begins) return { tight: assigns && HANDED.test(before), restEnd: null, ownLine: false };
  const stop = text.slice(start).search(/\r?\n/);
  const line = text.slice(start, stop === -1 ? text.length : start + stop);
  if (assigns && IB_KEY.test(key) && /^[^\s"'`<$%*{(]/.test(line))
    return { tight: true, restEnd: start + line.replace(COMMENT, "").trimEnd().length, ownLine: true };
  const rest = line.slice(end - start).replace(COMMENT, "");
  const shell = /(?:export|ENV|ARG)[ \t]+$/.test(before);
  return {
    tight: assigns && key === key.toUpperCase(),
    ownLine: false,
    restEnd: !shell && MORE_WORDS.test(rest) ? end + rest.trimEnd().length : null,
  };
}
