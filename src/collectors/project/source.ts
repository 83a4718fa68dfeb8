import { readConfig } from "../../formats/config/index.ts";
import { blankJavaScriptComments } from "../../formats/javascript-code.ts";
import { readNotebookSource } from "../../formats/notebook.ts";
import { defineSource, type SourceContext } from "../../model/source.ts";
import { learnSettings } from "./learn-settings.ts";
import { libraryDefaults } from "./library-defaults.ts";
import { secretKind } from "./secret-key.ts";
import type { TargetSetting } from "./setting.ts";
import { type SourceHint, sourceHints } from "./source-hints.ts";
import { sourceReferences } from "./source-references.ts";
import { type SourceSettings, sourceSettings } from "./source-settings.ts";
import { type ProjectFile, walkProject } from "./walk.ts";

/** What the program's source shows by reading. */
export interface ProjectSource {
  readonly files: number;
  readonly bytes: number;
  readonly truncated: boolean;
  /** Client libraries, and what changes event loop or environment, that the source imports; with the first place. */
  readonly libraries: readonly { readonly name: string; readonly place: string }[];
  readonly hints: readonly SourceHint[];
  /** Literals first, then what the libraries take where the program says nothing. */
  readonly settings: readonly TargetSetting[];
  /** Variables about the connection that the source reads. */
  readonly environmentReads: readonly { readonly name: string; readonly place: string }[];
  /** One client id named in more than one file. */
  readonly sharedClientIds: readonly { readonly clientId: number; readonly places: readonly string[] }[];
}

const DEPTH = 5;
const MOST_FILES = 300;
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_BYTES_A_FILE = 384 * 1024;
/** Other sources run meanwhile, on the same thread. */
const BUDGET_MS = 1000;
const BATCH = 16;
const MOST_SETTINGS = 100;
const MOST_HINTS = 40;

/** Reads the program without running it. */
export const projectSource = defineSource({
  id: "project.source",
  kind: "collector",
  title: "Source",
  deadlineMs: 5000,
  async observe(context): Promise<ProjectSource> {
    const { system, options, signal } = context;
    const walk = await walkProject(system, options.project, {
      wanted: (name) => LANGUAGE.test(name),
      depth: DEPTH,
      maxFolders: 600,
      maxFiles: 2000,
      signal,
    });
    const programs = walk.files
      .filter(({ relative }) => !ASIDE.test(relative))
      .sort((a, b) => startedFirst(a, b, options.started ?? []) || rank(a) - rank(b));
    const until = system.monotonicMs() + BUDGET_MS;
    const read: Reading[] = [];
    let bytes = 0;
    let files = 0;
    const limited = programs.slice(0, MOST_FILES);
    for (let at = 0; at < limited.length; at += BATCH) {
      if (bytes > MOST_BYTES || signal.aborted || system.monotonicMs() > until) break;
      const batch = limited.slice(at, at + BATCH);
      const texts = await Promise.all(batch.map(({ path }) => system.files.text(path, MOST_BYTES_A_FILE)));
      batch.forEach((file, index) => {
        const text = texts[index] ?? "";
        bytes += text.length;
        files++;
        if (isAboutIb(file, text) && !text.includes("\0")) read.push(readSource(context, file, text));
      });
    }
    const settings = [
      ...read.flatMap((reading) => reading.settings),
      ...read.flatMap(({ defaults }) => defaults),
    ];
    learnSettings(settings, context.learn);
    return {
      files,
      bytes,
      truncated: walk.truncated || files < programs.length,
      libraries: firstOfEach(read.flatMap(({ libraries }) => libraries)),
      hints: read.flatMap(({ hints }) => hints).slice(0, MOST_HINTS),
      settings: settings.slice(0, MOST_SETTINGS),
      environmentReads: firstOfEach(read.flatMap(({ environmentReads }) => environmentReads)),
      sharedClientIds: sharedClientIds(settings),
    };
  },
});

const PYTHON = /\.(?:pyw?|ipynb)$/i;
const LANGUAGE = /\.(?:py|pyw|ipynb|[cm]?[jt]sx?)$/i;
const ABOUT_IB =
  /ibapi|ib_async|ib_insync|nautilus_trader|\bIBG?(?:KR)?_|\bTWS|ibkr|\bib[_.]|interactive.?brokers/i;
const ABOUT_IB_IN_JAVASCRIPT = /@stoqey\/ib|["'](?:ib|ib-tws-api|ibkr)["']|\b(?:IB|IBG|IBKR|TWS)_[A-Z]/;
/** What is not run as the program. */
const ASIDE = /(?:^|\/)(?:tests?|docs?|fixtures)\/|(?:^|\/)test_[^/]*$|[_.](?:test|spec)\.\w+$/i;
const SIDELINE = /(?:^|\/)(?:examples?|notebooks?|archive|old|backup)\//i;

/** Programs near the top come first; what is kept beside them, last. */
function rank({ relative, depth, name }: ProjectFile): number {
  const start = /^(?:main|run|app|bot|live|trade\w*|__main__)\./i.test(name) ? 0 : 1;
  return depth * 2 + start + (SIDELINE.test(relative) ? 40 : 0);
}

/** The program that `run` starts connects where its own file says, whatever its neighbours say. */
function startedFirst(a: ProjectFile, b: ProjectFile, started: readonly string[]): number {
  return Number(started.includes(b.path)) - Number(started.includes(a.path));
}

function isAboutIb({ name }: ProjectFile, text: string): boolean {
  return (PYTHON.test(name) ? ABOUT_IB : ABOUT_IB_IN_JAVASCRIPT).test(text);
}

interface Named {
  readonly name: string;
  readonly place: string;
}

interface Reading extends SourceSettings {
  readonly libraries: readonly Named[];
  readonly hints: readonly SourceHint[];
  readonly defaults: readonly TargetSetting[];
}

const PYTHON_IMPORT =
  /^\s*(?:from|import)\s+(nautilus_trader|ibapi|ib_async|ib_insync|ibind|eventkit|nest_asyncio|uvloop|dotenv|streamlit)\b/;
const JAVASCRIPT_IMPORT =
  /(?:from\s*|require\(\s*|import\s*\(?\s*)["'](@stoqey\/ib\w*|ib|ib-tws-api|ibkr|dotenv)(?:\/[^"']*)?["']/;
const CLIENTS = /^(?:nautilus_trader|ibapi|ib_async|ib_insync|@stoqey\/ib\w*|ib|ib-tws-api|ibkr)$/;

function readSource(context: SourceContext, file: ProjectFile, text: string): Reading {
  const path = file.relative;
  const python = PYTHON.test(path);
  const source = !python
    ? blankJavaScriptComments(text)
    : path.endsWith(".ipynb")
      ? readNotebookSource(text)
      : text;
  const libraries = source.split("\n").flatMap((line, index): Named[] => {
    const name = (python ? PYTHON_IMPORT : JAVASCRIPT_IMPORT).exec(line)?.[1];
    return name === undefined ? [] : [{ name, place: `${path}:${index + 1}` }];
  });
  const { entries } = readConfig(source, "python");
  for (const { path: keys, value, line, type } of entries) {
    const key = keys.findLast((segment) => !/^\d+$/.test(segment)) ?? "";
    const secret = type === "string" ? secretKind(key, value) : null;
    if (secret !== null) context.learn({ value, kind: secret, origin: `${key} in ${path}:${line}` });
  }
  const found = sourceSettings(
    [...entries, ...sourceReferences(entries, source)],
    path,
    libraries.some(({ name }) => CLIENTS.test(name)),
  );
  return {
    ...found,
    libraries,
    hints: python ? sourceHints(source, path) : [],
    defaults: python ? libraryDefaults(source, path) : [],
  };
}

function firstOfEach(all: readonly Named[]): Named[] {
  return all.filter((one, at) => all.findIndex(({ name }) => name === one.name) === at);
}

function sharedClientIds(settings: readonly TargetSetting[]): ProjectSource["sharedClientIds"] {
  const places = new Map<string, Map<string, string>>();
  for (const { part, value, place } of settings) {
    if (part !== "clientId" || SIDELINE.test(place)) continue;
    const files = places.get(value) ?? new Map<string, string>();
    const file = place.replace(/:\d+$/, "");
    if (!files.has(file)) files.set(file, place);
    places.set(value, files);
  }
  return [...places]
    .filter(([, files]) => files.size > 1)
    .map(([clientId, files]) => ({ clientId: Number(clientId), places: [...files.values()] }));
}
