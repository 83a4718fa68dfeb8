// `npm run bench:redaction [-- SEED] [--leaks]`: recall by group, strict recall and false positives on the own corpus.
import { importSource } from "./import-source.mjs";

const { scoreCorpus } = await importSource("test/bench/redaction-score.ts");
const seed = Number(process.argv[2] ?? 1) || 1;
const { kinds, positives, negatives, leaks, alarms } = scoreCorpus(seed);
const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
const total = positives.reduce((sum, { count }) => sum + count, 0);
console.log(`seed ${seed}: ${total} secrets of ${kinds} kinds`);
for (const { group, count, hidden, strict } of positives)
  console.log(
    `${group.padEnd(14)}${String(count).padStart(6)}  recall ${percent(hidden, count)}  strict ${percent(strict, count)}`,
  );
for (const { group, count, changed } of negatives)
  console.log(
    `harmless ${group.padEnd(10)}${String(count).padStart(6)}  changed ${changed} (${percent(changed, count)})`,
  );
if (process.argv.includes("--leaks")) {
  for (const { kind, text, secret } of leaks)
    console.log("LEAK ", kind, JSON.stringify(text.slice(0, 200)), "|", JSON.stringify(secret.slice(0, 80)));
  for (const { text, output } of alarms)
    console.log("ALARM", JSON.stringify(text.slice(0, 200)), "=>", JSON.stringify(output.slice(0, 220)));
}
