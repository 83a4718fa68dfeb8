import type { Redactor, Span } from "../../model/redactor.ts";
import { byteClass } from "../words/byte-class.ts";
import { CAPITAL_NAME, FULL_NAME, mayBeSigned, ONE_NAME } from "../words/signed-name.ts";
import { matchAt } from "../words/sticky.ts";

/** Said at the end of a letter only. */
const CLOSINGS = [
  ..."regards rgds warmly sincerely sincerly faithfully respectfully cordially cordialement salutations saludo saludos abrazo atentamente saluti groet groeten hilsen".split(
    " ",
  ),
  ..."hochachtungsvoll gruss gru\xc3\x9f gr\xc3\xbc\xc3\x9fe gr\xc3\xbc\xc3\x9fen gr\xc3\xbcsse gr\xc3\xbcssen gruesse gruessen gruesze".split(
    " ",
  ),
  ..."h\xc3\xa4lsningar halsningar pozdrawiam pozdrowienia atenciosamente abra\xc3\xa7os".split(" "),
  "yours truly",
  "best wishes",
  "all the best",
  "take care",
  "bien \xc3\xa0 vous",
  "\xd1\x83\xd0\xb2\xd0\xb0\xd0\xb6\xd0\xb5\xd0\xbd\xd0\xb8\xd0\xb5\xd0\xbc",
];
/** Said anywhere: here only a comma and a line that is nothing but a name tell a letter. */
const THANKS = "thanks,thank you,thx,cheers,best,yours,danke,merci,gracias,grazie,ciao,br,mfg,lg,vg".split(
  ",",
);
/** Two letters stand within any word: with what follows them at the end of a letter they are rarer. */
const THANKS_TRIGGERS = THANKS.flatMap((word) =>
  word.length > 2 ? [word] : [`${word},`, `${word}\n`, `${word}\\`],
);
/** The line above what a mail program puts under each letter. */
const DASHES = ["-- \n", "-- \r\n", "-- \\n", "-- \\r\\n"];

const BREAK = String.raw`(?:\r?\n|\\{1,4}r\\{1,4}n|\\{1,4}n|<br ?\/?>|<\/?(?:p|div)>)`;
/** Up to three ends of lines, and how mails are quoted and words set in bold type. */
const DOWN = String.raw`[ \t]{0,4}(?:${BREAK}[ \t>]{0,8}){1,4}(?:[*_~]{1,2}|- |\xe2\x80[\x93\x94] ?)?`;
/** Nothing but a degree, a role or a quote stands behind a name. */
const ENDS = String.raw`(?=[ \t]{0,4}(?:$|[\r\n"'\x60*_<|]|\\{1,4}[rn"]|[,;(/] ?|- |\xe2\x80[\x93\x94]))`;
/** The letter ends here, or what stands below is how to reach the writer. */
const ENDS_LETTER = String.raw`(?=[ \t*_]{0,4}(?:$|["'\x60]|\\{1,4}"|<\/|(?:${BREAK}[ \t>]{0,8})(?:$|${BREAK}|[+(\d]|[\w.+-]{1,40}@|https?:|www\.|[Tt]el|[Mm]ob|[Pp]hone|--|P\.? ?S\b|["'\x60}])))`;

const SIGNED = new RegExp(
  String.raw`(?: (?:yours|to you(?: all)?|and thanks|an alle|from ${ONE_NAME}|aus ${ONE_NAME}))?[ \t]{0,2}[,.!;]{0,2}${DOWN}(${FULL_NAME}|${ONE_NAME}|${CAPITAL_NAME})${ENDS}`,
  "y",
);
/** Without capitals, at the very end of a letter. */
const SMALL = new RegExp(String.raw`[ \t]{0,2},${DOWN}([a-z]{3,14})(?=\s{0,4}$|["'\x60]|\\{1,4}")`, "y");
/** `Best regards, Jane Sample`, on one line. */
const BESIDE = new RegExp(
  String.raw`[ \t]{0,2}[,!][ \t]{1,4}(${FULL_NAME}|${ONE_NAME})(?=[ \t]{0,4}(?:$|[\r\n"<]|\\{1,4}[rn"]))`,
  "y",
);
const THANKED = new RegExp(
  String.raw`(?: (?:you|in advance|a lot|again|all|everyone|everybody|so much|very much|a million|im voraus|for (?:the|your|any|all) [a-z ]{3,24})){0,2}[ \t]{0,2}(?:,|[!.]{1,2}(?=[ \t]{0,4}\r?\n(?!\r?\n)))${DOWN}(?:(${FULL_NAME})${ENDS}|(${ONE_NAME})${ENDS_LETTER})`,
  "y",
);
const UNDER_DASHES = new RegExp(
  `(?:${BREAK}){0,1}(?:(${FULL_NAME})${ENDS}|(${ONE_NAME})${ENDS_LETTER})`,
  "y",
);
/** `Cheers, Arvid`, where the letter ends. */
const THANKED_BESIDE = new RegExp(String.raw`,[ \t]{1,2}(?:(${FULL_NAME})|(${ONE_NAME}))${ENDS_LETTER}`, "y");
/** Without a comma: all else must say that it is the end. */
const THANKED_BARE = new RegExp(String.raw`${BREAK}(${FULL_NAME})(?=\s{0,4}$)`, "y");
const MERRY_BARE = new RegExp(`${BREAK}(${ONE_NAME})(?=\\s{0,4}$)`, "y");
/** `MfG`, written as abbreviations are. */
const SHORT = /^(?:BR|M[fF]G|LG|VG)$/;
const MERRY = /^(?:cheers|ciao|yours|br|mfg|lg|vg)$/;
/** A sentence begins with it: a line, a quote, the end of another sentence, `Many thanks`. */
const BEGINS =
  /(?:^|[\n.!?:;>)"'\x60]|\\n|\*)[ \t*_>]{0,6}(?:(?:[Mm]any|[Ww]ith|[Kk]ind|[Aa]ll|[Tt]he|[Vv]ielen|[Mm]uchas|[Mm]olte) )?$/;

const [NEWLINE, BACKSLASH, LESS, COMMA] = [0x0a, 0x5c, 0x3c, 0x2c] as const;
const LETTER = byteClass(/[A-Za-z\x80-\xff]/);
const MARK = byteClass(/[ \t\r,.!;]/);

/** Names of people who sign a letter: in mails and threads that were pasted. */
export const signature: Redactor = {
  id: "signature",
  kind: "person",
  title: "Names of people who sign",
  triggers: [...CLOSINGS, ...THANKS_TRIGGERS, ...DASHES],
  bounded: true,
  // Behind the end of a word: words of thanks may go on, all others end a line or stand before a comma.
  peek: (bytes, { at, end, limit }) => {
    if (end - at === 3 && !LETTER[bytes[end - 1] as number]) return true;
    if (bytes[at] === 0x2d) return at === 0 || bytes[at - 1] === NEWLINE || bytes[at - 1] === 0x6e;
    if (end < limit && LETTER[bytes[end] as number]) return false;
    for (let next = end; next < limit && next < end + 48; next++) {
      const byte = bytes[next] as number;
      if (byte === NEWLINE || byte === BACKSLASH || byte === LESS || byte === COMMA) return true;
      if (!LETTER[byte] && !MARK[byte]) return false;
    }
    return false;
  },
  before: 40,
  after: 240,
  find({ text, at, end }): readonly Span[] {
    const said = /^[A-Za-z]{2}[^A-Za-z]$/.test(text.slice(at, end)) ? at + 2 : end;
    const match = signedAt(text, at, said);
    const name = match?.[1] ?? match?.[2];
    if (!match || name === undefined || !mayBeSigned(name)) return [];
    const start = match.index + match[0].length - name.length;
    return [{ start, end: start + name.length, learn: name.includes(" ") }];
  },
  examples: {
    hide: [
      ["Best regards,\nMagnus Ekstrom\nHead of Execution", "Magnus Ekstrom"],
      ["Mit freundlichen Gruessen\nArvid Nilsen", "Arvid Nilsen"],
      ["Kind regards,\n\nJ. Harper", "J. Harper"],
      ['{"body":"Sincerely,\\nJane van der Sample\\nAcme"}', "Jane van der Sample"],
      ["Best regards, Jane Sample", "Jane Sample"],
      ["regards,\narvid", "arvid"],
      ["Cheers,\nArvid", "Arvid"],
      ["works now\nCheers\nArvid", "Arvid"],
      ["Thanks,\nJane Sample", "Jane Sample"],
      ["works now\n-- \nJane Sample", "Jane Sample"],
    ],
    keep: [
      "Thanks!\nNautilusTrader 1.220.0",
      "Thanks,\nInteractive Brokers",
      "Best regards,\nIBKR Client Services",
      "Best regards,\nThe Support Team",
      "Best regards, Interactive Brokers",
      "Thanks!\n\nExpected Behavior",
      "Thanks,\n\nPython 3.12 on Linux",
      "thanks.\nTraceback (most recent call last):",
      "No regards to it.\nMagnus stays",
      "-- \nContracts\n-- \n",
      "best,\nBid 4.5, Ask 4.7",
    ],
  },
};

function signedAt(text: string, at: number, end: number): RegExpExecArray | null {
  const written = text.slice(at, end);
  const said = written.toLowerCase();
  const before = text.slice(Math.max(0, at - 40), at);
  if (said.startsWith("--")) return /(?:^|\n|\\n)$/.test(before) ? matchAt(UNDER_DASHES, text, end) : null;
  if (THANKS.includes(said) && !BEGINS.test(before)) return null;
  if (!THANKS.includes(said) || SHORT.test(written))
    return matchAt(SIGNED, text, end) ?? matchAt(BESIDE, text, end) ?? matchAt(SMALL, text, end);
  const beside = matchAt(THANKED_BESIDE, text, end);
  return (
    matchAt(THANKED, text, end) ??
    (beside?.[1] !== undefined || MERRY.test(said) ? beside : null) ??
    matchAt(THANKED_BARE, text, end) ??
    (MERRY.test(said) ? matchAt(MERRY_BARE, text, end) : null) ??
    (said === "cheers" ? matchAt(SMALL, text, end) : null)
  );
}
