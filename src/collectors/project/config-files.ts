/** Which files of a project are its configuration, and which of them count most. */

import { configKindOf } from "../../formats/config/index.ts";
import { isSecretFile } from "./secret-files.ts";
import type { ProjectFile } from "./walk.ts";

/** So many are taken; the nearest say most. */
export const MOST_FILES = 60;

export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

/** Files of tools whose settings have no part in a connection. */
const TOOL_FILE =
  /^(?:package(?:-lock)?|composer|tsconfig.*|jsconfig|biome|renovate|pnpm-lock|pnpm-workspace|mkdocs|codecov|launch|tasks|extensions|nx|turbo|lerna|\.?(?:pre-commit|eslint|prettier|stylelint|babel|swc|mocha|nyc|c8|readthedocs|travis|golangci|markdownlint).*)\.(?:json|ya?ml|toml|jsonc|json5)$|^(?:setup|tox|pytest|mypy|flake8|pylint)\.(?:cfg|ini)$|\.lock$/i;

export function isConfig(name: string): boolean {
  const kind = configKindOf(name);
  return kind !== null && kind !== "python" && !TOOL_FILE.test(name);
}

/** Python that holds settings, by the names that are usual for it. */
export const SETTINGS_MODULE =
  /^(?:[a-z]+_)?(?:settings?|config(?:uration)?|conf|secrets?|credentials?|params?|parameters)(?:_[a-z]+)?\.py$/i;

/** What a reader would expect among the configuration and does not find there. */
export function leftOut(files: readonly ProjectFile[], taken: ReadonlySet<string>): LeftOut[] {
  return files
    .filter(({ relative }) => !taken.has(relative))
    .map((file) => ({ path: file.relative, reason: reasonFor(file) }));
}

function reasonFor(file: ProjectFile): string {
  if (isSecretFile(file)) return "holds a secret by its name: it is hidden elsewhere, and not packed";
  if (!isConfig(file.name)) return "source is read for where it connects to, and not packed";
  return isLikely(file)
    ? `only ${MOST_FILES} files are taken, the nearest first`
    : "JSON that may be data: its name does not say that it is configuration";
}

const NAMED_LIKE_CONFIG =
  /config|setting|env|ib|tws|gateway|broker|trad|account|conn|secret|cred|param|option|profile|local|prod|dev|paper|live/i;

/** JSON is also what data is kept in: away from the project's own folder the name must speak for it. */
export function isLikely(file: ProjectFile): boolean {
  if (configKindOf(file.name) !== "json" || file.depth === 0) return true;
  return NAMED_LIKE_CONFIG.test(file.name);
}

const SAMPLE = /[.\-_](?:example|sample|template|dist)s?\b/i;
const SIDELINE = /(?:^|\/)(?:tests?|docs?|fixtures|samples?)\//i;

/** What no program of the project reads: samples, and files kept for tests and documentation. */
export function isAside({ name, relative }: ProjectFile): boolean {
  return SAMPLE.test(name) || SIDELINE.test(relative);
}

/** Order of precedence, which is also the order in which files survive the limit. */
export function rank(file: ProjectFile): number {
  const env = configKindOf(file.name) === "env";
  const first = !env ? 20 : file.name === ".env" ? 0 : file.name === ".env.local" ? 1 : 2;
  return first + file.depth * 3 + (isAside(file) ? 80 : 0);
}
