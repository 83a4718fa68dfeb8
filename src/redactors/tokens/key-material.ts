import type { Redactor, Span } from "../../model/redactor.ts";
import { beginsCleanly } from "../words/boundaries.ts";
import { matchAt } from "../words/sticky.ts";

const MATERIAL: readonly RegExp[] = [
  /AGE-SECRET-KEY-1[0-9A-Z]{20,}/iy,
  /age1(?=[a-z]*\d)[0-9a-z]{40,70}/y,
  /(?:MII[A-J][A-Za-z0-9+/]{2}(?:IBAAK|IBADAN)|MHcCAQEE|MIGHAgEAMBMG|MC4CAQAwBQYDK2Vw|b3BlbnNzaC1rZXktdjE|LS0tLS1CRUdJTi)[A-Za-z0-9+/=_-]{20,4000}/y,
  /eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_=-]{6,}){0,2}(?:\.[A-Za-z0-9_=-]{0,})?/y,
];
const JWK = /"(?:d|p|q|dp|dq|qi|k)"\s{0,4}:\s{0,4}"([A-Za-z0-9_-]{16,})"/g;

/** Key material and signed tokens without a name before them: age, DER and PEM in base64, JWT, the private parts of a JWK. */
export const keyMaterial: Redactor = {
  id: "key-material",
  kind: "secret",
  title: "Key material and signed tokens",
  triggers: [
    "age-secret-key-#",
    "age#",
    "mii",
    "mhccaqee",
    "mighageamb",
    "mc#caqaw",
    "b#blbnnzac",
    "ls#tls#crudj",
    "eyj",
    '"kty"',
  ],
  before: 600,
  after: 4096,
  find({ text, at, end }): readonly Span[] {
    if (text[at] === '"')
      return [...text.slice(Math.max(0, at - 600), end + 3000).matchAll(JWK)].map((match) => {
        const start = Math.max(0, at - 600) + match.index + match[0].lastIndexOf(match[1] ?? "");
        return { start, end: start + (match[1]?.length ?? 0) };
      });
    if (!beginsCleanly(text, at)) return [];
    for (const pattern of MATERIAL) {
      const match = matchAt(pattern, text, at);
      if (match && /\d/.test(match[0]) && match[0].length >= 20)
        return [{ start: at, end: at + match[0].length }];
    }
    return [];
  },
  examples: {
    hide: [
      [`AGE-SECRET-${"KEY-1"}${"Q".repeat(58)}`, "Q".repeat(58)],
      ["jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlMQ", "eyJzdWIiOiIxMjM0NTY3ODkwIn0"],
    ],
    keep: ["eyJ is how base64 of JSON begins", "age 42"],
  },
};
