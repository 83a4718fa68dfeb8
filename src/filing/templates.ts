import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Files } from "../model/system.ts";
import {
  chooseTemplate,
  contactsIfClosed,
  parseTemplate,
  type UpstreamTemplate,
} from "../report/upstream/index.ts";
import type { FolderEntry } from "../sinks/github/answers.ts";
import type { Github } from "../sinks/github/github.ts";

/** The bug template of a repository, or why there is none. */
export interface FoundTemplate {
  readonly template: UpstreamTemplate | null;
  /** Where the maintainers send people instead, when they take no issue without a template (`config.yml`); `null`: they do. */
  readonly instead: readonly string[] | null;
  /** From this machine's copy of an earlier day, because the server could not be asked. */
  readonly saved: boolean;
}

interface TemplateFile {
  readonly name: string;
  readonly text: string;
}

const FOLDER = ".github/ISSUE_TEMPLATE";
/** More files than any chooser could show are not read. */
const MAX_FILES = 20;

/** Reads the templates through the contents endpoint: the repository's own, else its organisation's, all or nothing. */
export async function findTemplate(given: {
  readonly github: Github;
  readonly repo: string;
  readonly files: Files;
  readonly state: string;
}): Promise<FoundTemplate> {
  const { github, repo, files, state } = given;
  const name = createHash("sha256")
    .update(`${github.host.api}\n${repo.toLowerCase()}`)
    .digest("hex")
    .slice(0, 32);
  const copy = join(state, "templates", `${name}.json`);
  const own = await readRepository(github, repo);
  const org = `${repo.split("/")[0]}/.github`;
  const found =
    own === "none" && repo.toLowerCase() !== org.toLowerCase() ? await readRepository(github, org) : own;
  if (found === "unreachable") return { ...choose(parseCopy(await files.text(copy))), saved: true };
  const read = found === "none" ? [] : found;
  await files.makeFolder(join(state, "templates"));
  await files.writeAtomic(copy, JSON.stringify(read));
  return { ...choose(read), saved: false };
}

async function readRepository(
  github: Github,
  repo: string,
): Promise<readonly TemplateFile[] | "none" | "unreachable"> {
  const folder = await github.folder(repo, FOLDER);
  if (folder.ok) return readAll(github, repo, folder.value);
  if (folder.failure.kind !== "not-found") return "unreachable";
  const legacy = await findLegacy(github, repo);
  if (legacy.length === 0) return "none";
  return readAll(github, repo, legacy);
}

/** Places of before there were several templates, and folders written in other cases. */
async function findLegacy(github: Github, repo: string): Promise<readonly FolderEntry[]> {
  const root = await github.folder(repo, "");
  if (!root.ok) return [];
  const single = (entries: readonly FolderEntry[]) =>
    entries.filter((one) => one.isFile && /^issue_template(?:\.md)?$/i.test(one.name)).slice(0, 1);
  const many = (entries: readonly FolderEntry[]) =>
    entries.find((one) => !one.isFile && /^issue_template$/i.test(one.name));
  for (const place of [".github", "", "docs"]) {
    const named = root.value.find((one) => !one.isFile && one.name.toLowerCase() === place);
    if (place !== "" && named === undefined) continue;
    const listed = place === "" ? root : await github.folder(repo, named?.path ?? place);
    if (!listed.ok) continue;
    const folder = many(listed.value);
    const inside = folder === undefined ? null : await github.folder(repo, folder.path);
    if (inside?.ok) return inside.value;
    if (single(listed.value).length > 0) return single(listed.value);
  }
  return [];
}

async function readAll(
  github: Github,
  repo: string,
  entries: readonly FolderEntry[],
): Promise<readonly TemplateFile[] | "unreachable"> {
  // `config.yml` alone already switches the organisation's templates off.
  const wanted = entries.filter((one) => one.isFile && /\.(?:md|ya?ml)$|^issue_template$/i.test(one.name));
  const read: TemplateFile[] = [];
  for (const { name, path } of wanted.slice(0, MAX_FILES)) {
    const file = await github.file(repo, path);
    if (file.ok) read.push({ name, text: file.value });
    // Half of the templates may lack the one that counts; what cannot be decoded is no template for GitHub either.
    else if (file.failure.kind !== "not-found" && file.failure.kind !== "unreadable") return "unreachable";
  }
  return read;
}

const CONFIG = /^config\.ya?ml$/i;

function choose(files: readonly TemplateFile[]): Pick<FoundTemplate, "template" | "instead"> {
  const others = files.filter(({ name }) => !CONFIG.test(name));
  const template = chooseTemplate(others.flatMap(({ name, text }) => parseTemplate(name, text) ?? []));
  const config = files.find(({ name }) => CONFIG.test(name));
  return { template, instead: template === null && config ? contactsIfClosed(config.text) : null };
}

function parseCopy(text: string | null): readonly TemplateFile[] {
  try {
    const files: TemplateFile[] = JSON.parse(text ?? "[]");
    return Array.isArray(files)
      ? files.filter((one) => typeof one?.name === "string" && typeof one.text === "string")
      : [];
  } catch {
    return [];
  }
}
