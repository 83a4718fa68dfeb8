import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { copyFile, link, open, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A finished temporary file, or text, and the ending its final name takes. */
export type Placed = { readonly ending: string } & (
  | { readonly temporary: string }
  | { readonly text: string }
);

/** Runs at once in one folder take the next number. */
const MOST_NAMES = 1000;
const OWNER_ONLY = 0o600;

/**
 * Puts files that belong together under one free name (`name`, `name-2`, …) into a folder.
 * Answers the paths in the order given; throws when the folder cannot be written.
 */
export async function place(folder: string, name: string, files: readonly Placed[]): Promise<string[]> {
  for (let number = 1; number <= MOST_NAMES; number++) {
    const base = number === 1 ? name : `${name}-${number}`;
    const paths = await placeAll(folder, base, files);
    if (paths !== null) return paths;
  }
  throw new Error(`no free name for ${name} in the output folder`);
}

/** `null` when one of the names is taken; what was placed before is taken back then. */
async function placeAll(folder: string, base: string, files: readonly Placed[]): Promise<string[] | null> {
  const paths: string[] = [];
  try {
    for (const file of files) {
      const path = join(folder, base + file.ending);
      await placeOne(path, file);
      paths.push(path);
    }
    return paths;
  } catch (error) {
    for (const path of paths) await rm(path, { force: true });
    if (isTaken(error)) return null;
    throw error;
  }
}

/** Written beside its final name first, so that this name appears at once and whole, whatever ends the run. */
async function placeOne(path: string, file: Placed): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}`);
  try {
    if ("text" in file) await writeFile(beside, file.text, { flag: "wx", mode: OWNER_ONLY, flush: true });
    else await copyFile(file.temporary, beside, constants.COPYFILE_EXCL);
    await appear(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}

/** Gives a file its name unless that is taken, by a symbolic link too; where there are no links, by reserving it first. */
async function appear(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (isTaken(error)) throw error;
    await (await open(to, "wx", OWNER_ONLY)).close();
    await rename(from, to);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
