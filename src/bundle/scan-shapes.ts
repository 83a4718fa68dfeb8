/**
 * Shapes that must not stand in a bundle. Each pattern begins with what is rare in a log (`@`, `://`, a literal), and says in a
 * lookbehind after that what comes before: so each alone runs over a text many times faster than all as one pattern.
 */
const SHAPES: readonly (readonly [rule: string, pattern: RegExp])[] = [
  [
    "shape-account",
    /(?<![0-9A-Za-z\\])(?:DU[A-Z]?\d{5,8}|DF\d{6,8}|U\d{7,8})(?![0-9A-Za-z]|-[0-9A-Fa-f]{4}-)/g,
  ],
  [
    "shape-email",
    /@(?<=(?<![\w.+-])(?!git@|hg@|no-?reply@|(?:api|support|help|info|donotreply|webmaster|techsupport)@(?:ibkr|interactivebrokers)\.com)[A-Za-z][\w+-]{1,40}(?:\.[\w+-]{1,30}){0,3}@)[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,30}){0,3}\.(?:com|net|org|io|de|ch|at|uk|fr|it|es|nl|eu|dev|me|info|biz|us|ca|au|jp|cn|in|site|xyz)(?![\w.-])/g,
  ],
  [
    "shape-key",
    /-----BEGIN (?:(?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?|OpenVPN Static key V1)-----[^<]{0,160}?(?=[A-Za-z+]{0,23}\d)(?=[\da-z+]{0,23}[A-Z]|[\da-f]{32})[A-Za-z0-9+]{24}/g,
  ],
  ["shape-key", /Private-Lines: \d{1,3}\s{1,2}[A-Za-z0-9+/]{24}/g],
  // The same in base64, wherever it begins.
  ["shape-key", /LS0tLS1CRUdJTi[A-Za-z0-9+/]{0,40}?(?:UFJJVkFURSBLRV|BSSVZBVEUgS0V|QUklWQVRFIEtFW)/g],
  [
    "shape-token",
    /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{30}|github_pat_\w{30}|glpat-[\w-]{20}|AKIA(?!X{8}|[0-9A-Z]{9}EXAMPLE)[0-9A-Z]{16}|xox[abprs]-\d[\w-]{12}|sk_live_\w{16}|AIza[\w-]{30}|npm_[A-Za-z0-9]{30}|eyJ[\w-]{16,200}\.eyJ[\w-]{16,200}\.[\w-]{8})/g,
  ],
  ["shape-otp", /otpauth:\/\/[^\s"'<>]{1,200}[?&]secret=[A-Z2-7]{12}/g],
  [
    "shape-password",
    /\b(?:[Ii]b[Pp]assword|TWS_?PASSWORD|IB_PASSWORD|IbLoginTotpSecret|TOTP_SECRET|FIXPassword|IbLoginId|TWS_?USERID)[ \t]?=[ \t]?["']?(?![<$*%{"'[\s]|\\|\/[acis]\\|#\{|\.\*|(?:your|YOUR|Your|insert|INSERT|enter|ENTER|put|PUT|paste|PASTE|change|CHANGE|replace|REPLACE|fake|FAKE|dummy|DUMMY|sample|SAMPLE|example|EXAMPLE|(?:dein|DEIN|ihr|IHR|mein|MEIN|votre|VOTRE|tu|TU|su|SU)[-_])[-_]?[A-Za-z]{0,24}(?:[-_][A-Za-z]{1,24}){0,6}(?=["'\s]|$)|(?:my[-_]?(?:[Tt]ws|TWS|[Ii]b|IB|[Ii]bkr|IBKR|[Aa]ccount|[Uu]ser|[Ll]ogin)[-_]?[A-Za-z]{0,20}|(?:e|f|pm)demo|demouser)(?=["'\s]|$))[^\s"']{4}/g,
  ],
  [
    "shape-url",
    /:\/\/(?<=(?<!\w)(?:https?|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|amqps?|ftps?):\/\/)[^\s/@:"'<>]{1,64}:(?![<*$%{x])[^\s/@"'<>]{3,64}@[\w.-]/g,
  ],
];

/** Reports every place of a text (latin1) that has the shape of something secret. */
export function shapeHits(text: string, visit: (at: number, rule: string) => void): void {
  for (const [rule, pattern] of SHAPES) for (const match of text.matchAll(pattern)) visit(match.index, rule);
}
