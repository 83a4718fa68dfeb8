/** What changes from run to run and machine to machine, first match first; Sentry's list and IB's own. */
const VARIABLE: readonly (readonly [RegExp, string])[] = [
  [/<[a-z]+-\d+(?::[a-z]+)?>/g, "<id>"],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, "<email>"],
  [/\bhttps?:\/\/[^\s"'<>]+/g, "<url>"],
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, "<uuid>"],
  [/\b\d{4}-?\d\d-?\d\d(?:[T -]\d\d:?\d\d:?\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?\b/g, "<date>"],
  [/\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b/g, "<time>"],
  [/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/g, "<address>"],
  [/\b0x[0-9a-f]+\b/gi, "<address>"],
  [/\b(?:D?U|DF|F)\d{5,9}\b/g, "<account>"],
  [/(?:[A-Za-z]:)?(?:[\\/][\w.@ -]+){2,}/g, "<path>"],
  [/\b[a-z]{2,8}farm(?:\.\w+)?\b/g, "<farm>"],
  [/\b[0-9a-f]{7,64}\b/gi, "<hex>"],
  [/"[^"]{1,200}"|'[^']{1,200}'/g, "<quoted>"],
  [/[-+]?\b\d+(?:[.,]\d+)*(?:ms|s)?\b/g, "<number>"],
];

/** A message without what is different each time: the same failure gives the same text on every machine. */
export function messageTemplate(message: string): string {
  const text = VARIABLE.reduce(
    (done, [pattern, name]) => done.replace(pattern, name),
    message.slice(0, 2000),
  );
  return text.replace(/\s+/g, " ").trim().slice(0, 300);
}
