import { constants } from "node:fs";
import { copyFile, link, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A finished temporary file, or text, and the ending its final name takes. */
export type Placed = { readonly ending: string } & (
  | { readonly temporary: string }
  | { readonly text: string }
);

/** Runs at once in one folder take the next number. */
const MOST_NAMES = 1000;

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

/** A name that is taken is left alone, by a symbolic link too; a file that could only be begun is taken away again. */
async function placeOne(path: string, file: Placed): Promise<void> {
  try {
    if ("text" in file) return await writeFile(path, file.text, { flag: "wx", mode: 0o600 });
    await linkOrCopy(file.temporary, path);
  } catch (error) {
    if (!isTaken(error)) await rm(path, { force: true });
    throw error;
  }
  await rm(file.temporary, { force: true });
}

/** A link appears at once and whole; between two file systems only a copy is possible. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (isTaken(error)) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
