import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { KNOWN_KINDS } from "../../src/model/artifact.ts";
import { documentRedactors } from "../../src/redactors/documents.ts";
import { redactors } from "../../src/redactors/index.ts";
import { type Scored, scoreCorpus } from "../bench/redaction-score.ts";

const PAGE = fileURLToPath(new URL("../../docs/redaction.md", import.meta.url));
const BEGIN = "<!-- figures: `npm run docs:redaction` renews them -->";
const END = "<!-- end of figures -->";
/** The corpus of the page; any other seed gives another of the same make. */
const SEED = 1;

const GROUPS: Readonly<Record<string, string>> = {
  ib: "Interactive Brokers: accounts, login names, passwords, IBC, Flex, OAuth, Client Portal",
  trading: "Keys of exchanges and data vendors",
  kv: "Other passwords, secrets, tokens under a name, in 36 syntaxes",
  url: "Credentials in addresses, headers, cookies, connection strings",
  pii: "Personal data: mail, public IP, MAC, names of users and machines, phone, bank",
  propagation: "A value seen under a name, back elsewhere bare or encoded",
  "private-key": "Private keys",
  token: "Tokens of other services",
};

/** The page with its measured part made anew. */
export function redactionDocs(): string {
  const page = readFileSync(PAGE, "utf8");
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`docs/redaction.md lost its mark "${BEGIN}"`);
  return `${before}${BEGIN}\n\n${figures(scoreCorpus(SEED))}\n\n${kinds()}\n\n${END}${after}`;
}

function figures({ positives, negatives, kinds }: Scored): string {
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  const total = positives.reduce((sum, { count }) => sum + count, 0);
  return [
    `Corpus of seed ${SEED}: ${total} secrets of ${kinds} kinds, a kind being one secret in one place or syntax.`,
    "",
    "| group | secrets | hidden | no half left either |",
    "| --- | ---: | ---: | ---: |",
    ...positives.map(
      ({ group, count, hidden, strict }) =>
        `| ${GROUPS[group] ?? group} | ${count} | ${percent(hidden, count)} | ${percent(strict, count)} |`,
    ),
    "",
    "| harmless lines | lines | changed |",
    "| --- | ---: | ---: |",
    ...negatives.map(
      ({ group, count, changed }) =>
        `| ${group === "ib" ? "of TWS, IBC, NautilusTrader, ib_async, ibapi" : "others: tracebacks, packages, programs, prose"} | ${count} | ${percent(changed, count)} |`,
    ),
  ].join("\n");
}

/** What `--keep` and the project file may name. */
function kinds(): string {
  const ofFiles = documentRedactors.map(
    ({ id, kind }) =>
      `| \`${kind}\` | \`${id}\`: every text of a configuration file that is not known to be harmless; not for \`--keep\` | |`,
  );
  const known: Readonly<Record<string, string>> = KNOWN_KINDS;
  const byKind = new Map<string, string[]>(Object.keys(known).map((kind) => [kind, []]));
  for (const { id, kind } of redactors) byKind.set(kind, [...(byKind.get(kind) ?? []), id]);
  return [
    "| kind | hidden by | known without them from |",
    "| --- | --- | --- |",
    ...[...byKind].map(
      ([kind, ids]) => `| \`${kind}\` | ${ids.map((id) => `\`${id}\``).join(", ")} | ${known[kind] ?? ""} |`,
    ),
    ...ofFiles,
  ].join("\n");
}
