import type { Facts } from "../facts.ts";
import { normalizedName } from "../formats/python-package.ts";
import type { Finding } from "../model/finding.ts";
import { join, type Phrase, say } from "./phrase.ts";
import type { ClientView } from "./report.ts";

/** Client libraries an issue may be about, a framework before the client it brings along. */
const LIBRARIES = ["nautilus_trader", "ib_async", "ib_insync", "@stoqey/ib", "ibapi"] as const;
type Library = (typeof LIBRARIES)[number];

/** The same, by the client whose lines stand in a log. */
const LOGGED: Readonly<Record<string, Library>> = {
  nautilus: "nautilus_trader",
  "nautilus-rust": "nautilus_trader",
  ib_async: "ib_async",
  ib_insync: "ib_insync",
  stoqey: "@stoqey/ib",
  ibapi: "ibapi",
};

/** What each sign is worth: what the program did outweighs what its source says, that what happens to lie about. */
const WORTH = { ran: 8, failed: 4, imported: 3, installed: 2, newest: 1.5, logged: 1 } as const;
/** A lead that one weak sign cannot overturn. */
const CLEAR_LEAD = 2;

interface Sign {
  readonly library: Library;
  readonly worth: keyof typeof WORTH;
  readonly what: Phrase;
}

/** Which library the program talks to TWS with, by all that names one; several when they are too close to call. */
export function clientLibrary(facts: Partial<Facts>, findings: readonly Finding[]): ClientView {
  const signs = withoutBroughtAlong([
    ...logSigns(facts, findings),
    ...sourceSigns(facts),
    ...packageSigns(facts),
  ]);
  const ranked = LIBRARIES.map((name) => ({ name, score: scoreOf(signs, name) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const lead = ranked[0]?.score ?? 0;
  const names = ranked.filter(({ score }) => lead - score < CLEAR_LEAD).map(({ name }) => name);
  const all = ranked.map(({ name }) => name);
  return { names, why: all.length < 2 ? null : whyOf(all, names.length, signs) };
}

/** What was weighed, where there was something to weigh. */
function whyOf(libraries: readonly Library[], candidates: number, signs: readonly Sign[]): Phrase {
  const [first, ...others] = libraries.map((name) => named(name, signs));
  return candidates > 1
    ? say`not certain: ${join([first ?? [], ...others], " or ")}`
    : say`${first ?? []}, rather than ${join(others, " or ")}`;
}

function named(library: Library, signs: readonly Sign[]): Phrase {
  const own = signs.filter((sign) => sign.library === library).map(({ what }) => what);
  return say`${library} (${join(own.slice(0, 4), "; ")})`;
}

/** A sign counts once, however often it is seen. */
function scoreOf(signs: readonly Sign[], library: Library): number {
  const kinds = new Set(signs.filter((sign) => sign.library === library).map(({ worth }) => worth));
  // The log that failed is worth more than being the newest, and not both.
  if (kinds.has("ran") || kinds.has("failed"))
    for (const lesser of ["newest", "logged"] as const) kinds.delete(lesser);
  if (kinds.has("newest")) kinds.delete("logged");
  return [...kinds].reduce((sum, worth) => sum + WORTH[worth], 0);
}

/** NautilusTrader brings IB's own client along: that it is imported or installed then is nobody's choice. */
function withoutBroughtAlong(signs: readonly Sign[]): readonly Sign[] {
  const isOfProject = ({ worth }: Sign) => worth === "imported" || worth === "installed";
  return signs.some((sign) => sign.library === "nautilus_trader" && isOfProject(sign))
    ? signs.filter((sign) => sign.library !== "ibapi" || !isOfProject(sign))
    : signs;
}

function logSigns(facts: Partial<Facts>, findings: readonly Finding[]): Sign[] {
  const { files = [], events = [] } = facts["capture.logs"] ?? {};
  const run = facts["capture.run"];
  const printed = new Set([run?.stdout.artifact, run?.stderr.artifact]);
  const newest = Math.max(...files.map(({ artifact, modifiedMs }) => (artifact ? (modifiedMs ?? 0) : 0)));
  return files.flatMap(({ artifact, modifiedMs }): Sign[] => {
    if (artifact === null) return [];
    const cited =
      findings[0]?.evidence.some((one) => "artifact" in one && one.artifact === artifact) ?? false;
    const worth = printed.has(artifact)
      ? "ran"
      : cited
        ? "failed"
        : modifiedMs !== null && modifiedMs === newest
          ? "newest"
          : "logged";
    return librariesIn(events.filter((event) => event.artifact === artifact)).map((library) => ({
      ...{ library, worth },
      what: say`${[{ own: LOG_WORDS[worth] }]} ${artifact}`,
    }));
  });
}

const LOG_WORDS = {
  ran: "its lines in what the program printed,",
  failed: "its lines in the log with the failure,",
  newest: "its lines in the newest log,",
  logged: "its lines in",
} as const;

/** The library most of a log's lines are of. Lines without a logger's name look alike in ib_async and ib_insync: both, then. */
function librariesIn(events: Facts["capture.logs"]["events"]): Library[] {
  const counts = new Map<Library, number>();
  for (const { client } of events) {
    const library = LOGGED[client];
    if (library !== undefined) counts.set(library, (counts.get(library) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (most !== "ib_async") return most === undefined ? [] : [most];
  const isNamed = events.some(({ client, component, frames }) =>
    /ib_async/.test(
      `${client === "ib_async" ? component : ""} ${frames?.map(({ path }) => path).join(" ") ?? ""}`,
    ),
  );
  return isNamed ? ["ib_async"] : ["ib_async", "ib_insync"];
}

function sourceSigns(facts: Partial<Facts>): Sign[] {
  return (facts["project.source"]?.libraries ?? []).flatMap(({ name, place }): Sign[] =>
    isLibrary(name) ? [{ library: name, worth: "imported", what: say`imported in ${place}` }] : [],
  );
}

function packageSigns(facts: Partial<Facts>): Sign[] {
  const { environments = [], requirements = [] } = facts["project.python"] ?? {};
  const own = environments.filter(({ kind }) => kind !== "system");
  const installed = (own.length > 0 ? own : environments).flatMap(({ packages, folder }) =>
    packages.map(({ name }) => [name, say`installed in ${folder}`] as const),
  );
  const declared = requirements.map(({ name, place }) => [name, say`required in ${place}`] as const);
  const node = (facts["project.node"]?.packages ?? []).map(
    ({ name }) => [name, say`required in ${"package.json"}`] as const,
  );
  return [...installed, ...declared, ...node].flatMap(([written, what]): Sign[] => {
    const library = LIBRARIES.find((one) => normalizedName(one) === normalizedName(written));
    return library === undefined ? [] : [{ library, worth: "installed", what }];
  });
}

function isLibrary(name: string): name is Library {
  return (LIBRARIES as readonly string[]).includes(name);
}
