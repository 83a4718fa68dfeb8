import { dirname } from "node:path";
import { type ConfigKind, configKindOf, readConfig } from "../../formats/config/index.ts";
import type { DocumentKind } from "../../model/artifact.ts";
import { defineSource, type SourceContext } from "../../model/source.ts";
import type { System } from "../../model/system.ts";
import { decodedText } from "../decoded-text.ts";
import { inBatches } from "../in-batches.ts";
import {
  isAside,
  isConfig,
  isLikely,
  type LeftOut,
  leftOut,
  MOST_FILES,
  rank,
  SETTINGS_MODULE,
} from "./config-files.ts";
import { envFilesOf } from "./env-files.ts";
import { learnSettings } from "./learn-settings.ts";
import { recognizeSettings } from "./recognize-settings.ts";
import { isSecretFile, learnSecretFiles, type SecretFile, secretFilesOf } from "./secret-files.ts";
import { secretKind } from "./secret-key.ts";
import type { TargetSetting } from "./setting.ts";
import { settingPart } from "./setting-part.ts";
import { type ProjectFile, walkProject } from "./walk.ts";

/** A configuration file of the project. */
interface ConfigFile {
  /** Relative to the project. */
  readonly path: string;
  readonly kind: DocumentKind;
  readonly bytes: number;
  readonly entries: number;
  /** What could not be read, one sentence each with a line number. */
  readonly problems: readonly string[];
  /** Its path in the bundle; `null`: not taken. */
  readonly artifact: string | null;
}

/** What the configuration of the project says about the connection. */
export interface ProjectConfig {
  readonly files: readonly ConfigFile[];
  /** In order of precedence: environment, `.env` files, then other files. Samples do not count. */
  readonly settings: readonly TargetSetting[];
  /** Files that look like configuration and are not in the bundle, each with the reason. */
  readonly leftOut: readonly LeftOut[];
  /** Folders that cannot be opened: what they hold is not known. */
  readonly unreadable: readonly string[];
  /** More files or folders were there than the limits allow. */
  readonly truncated: boolean;
}

const DEPTH = 3;
const MOST_FOLDERS = 400;
/** Files that compose files name with `env_file`, under whatever name. */
const MOST_NAMED = 12;
const MOST_BYTES = 1024 * 1024;
const MOST_SETTINGS = 200;
const MOST_PROBLEMS = 5;
const MOST_LEFT_OUT = 40;

/** Reads the configuration files of the project and hands them to the bundle. */
export const projectConfig = defineSource({
  id: "project.config",
  kind: "collector",
  title: "Configuration",
  deadlineMs: 5000,
  async observe(context): Promise<ProjectConfig> {
    const { system, options, signal } = context;
    const walk = await walkProject(system, options.project, {
      wanted: (name, relative) =>
        isConfig(name) || SETTINGS_MODULE.test(name) || isSecretFile({ name, relative }),
      depth: DEPTH,
      maxFolders: MOST_FOLDERS,
      maxFiles: 2000,
      signal,
    });
    const ranked = walk.files
      .filter((file) => isConfig(file.name) && isLikely(file))
      .sort((a, b) => rank(a) - rank(b));
    const found = ranked.slice(0, MOST_FILES);
    const read = await inBatches(found, (file) => readFile(context, file, configKindOf(file.name)));
    const known = new Set(found.map(({ path }) => path));
    const named = [...new Map(read.flatMap((file) => file?.envFiles ?? []).map((one) => [one.path, one]))]
      .filter(([path]) => !known.has(path))
      .slice(0, MOST_NAMED);
    const more = await inBatches(named, async ([path, file]) =>
      (await system.files.info(path))?.kind === "file" ? readFile(context, file, "env") : null,
    );
    const files = inOrder([...read, ...more].filter((file) => file !== null));
    const settings = [...environmentSettings(context), ...files.flatMap((file) => file.settings)];
    learnSettings(settings, context.learn);
    await learnSecretFiles(context, [
      ...walk.files.filter(isSecretFile).map(({ path, name }) => ({ path, key: name })),
      ...files.flatMap((file) => file.secretFiles),
      ...secretFilesOf(variables(system), options.project),
    ]);
    return {
      files: files.map((file) => file.file),
      settings: settings.slice(0, MOST_SETTINGS),
      leftOut: leftOut(walk.files, new Set(files.map(({ file }) => file.path))).slice(0, MOST_LEFT_OUT),
      unreadable: walk.unreadable.slice(0, MOST_LEFT_OUT),
      truncated: walk.truncated || ranked.length > MOST_FILES || settings.length > MOST_SETTINGS,
    };
  },
});

interface ReadFile {
  readonly file: ConfigFile;
  readonly settings: readonly TargetSetting[];
  /** What it names with `env_file`. */
  readonly envFiles: readonly ProjectFile[];
  readonly secretFiles: readonly SecretFile[];
}

/** What is read of a file that is no text. */
const NAMES_NOTHING = { settings: [], envFiles: [], secretFiles: [] };

/** What is written like a `.env` goes before the rest. */
function inOrder(files: readonly ReadFile[]): ReadFile[] {
  const isEnv = ({ file }: ReadFile) => file.kind === "env";
  return [...files.filter(isEnv), ...files.filter((file) => !isEnv(file))];
}

async function readFile(
  context: SourceContext,
  file: ProjectFile,
  kind: ConfigKind | null,
): Promise<ReadFile | null> {
  const decoded = await decodedText(context.system, file.path, MOST_BYTES);
  if (kind === null) return null;
  if (decoded === null) {
    const about = { path: file.relative, kind, bytes: 0, entries: 0, artifact: null };
    return { file: { ...about, problems: ["cannot be opened"] }, ...NAMES_NOTHING };
  }
  const bytes = Buffer.from(decoded.text);
  const about = { path: file.relative, kind, bytes: bytes.length };
  if (decoded.binary) {
    const problems = ["is not a text file"];
    return { file: { ...about, entries: 0, problems, artifact: null }, ...NAMES_NOTHING };
  }
  const document = readConfig(decoded.text, kind);
  for (const { path, value: text, line } of document.entries) {
    // A command as a list of words: `--password=X`.
    const [, option, argument] = /^--?([\w-]{1,40})=(\S+)$/.exec(text) ?? [];
    const key = option ?? path.findLast((segment) => !/^\d+$/.test(segment)) ?? "";
    const value = argument ?? text;
    const secret = secretKind(key, value);
    if (secret !== null) context.learn({ value, kind: secret, origin: `${key} in ${file.relative}:${line}` });
  }
  const artifact = `config/${file.relative}`;
  context.addArtifact({
    path: artifact,
    kind,
    source: file.path,
    importance: 60 - Math.min(rank(file), 50),
    async *open() {
      yield bytes;
    },
  });
  const settings = isAside(file)
    ? []
    : recognizeSettings(document.entries, file.relative, [stemOf(file.name)]);
  const problems = [
    ...(decoded.encoding === "utf-16" ? ["is UTF-16; most readers of this format expect UTF-8"] : []),
    ...(decoded.truncated ? [`only the first ${MOST_BYTES} bytes were read`] : []),
    ...settings.filter(isBadPort).map(({ key, place }) => `${place}: ${key} is not a port (1 to 65535)`),
    ...document.problems,
  ];
  const shown = problems.slice(0, MOST_PROBLEMS);
  return {
    file: { ...about, entries: document.entries.length, problems: shown, artifact },
    settings,
    envFiles: kind === "yaml" ? envFilesOf(document.entries, file, context.options.project) : [],
    secretFiles: secretFilesOf(document.entries, dirname(file.path)),
  };
}

function stemOf(name: string): string {
  return name.replace(/\.\w+$/, "");
}

function isBadPort({ part, value }: TargetSetting): boolean {
  return part === "port" && !(Number(value) >= 1 && Number(value) <= 65_535);
}

function variables({ env }: System): { path: string[]; value: string }[] {
  return Object.entries(env).map(([key, value = ""]) => ({ path: [key], value }));
}

/** Variables of the shell that name IB. */
function environmentSettings({ system }: SourceContext): TargetSetting[] {
  return Object.entries(system.env).flatMap(([key, value]): TargetSetting[] => {
    const found = settingPart([key], value ?? "");
    if (found === null || found.because !== "name") return [];
    const { part, mode } = found;
    return [{ part, value: found.value, mode, key, place: `environment ${key}` }];
  });
}
