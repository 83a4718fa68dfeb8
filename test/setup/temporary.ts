import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Gives all tests one temporary folder and removes it after them: what a test, or a program it kills, leaves behind goes with it. */
export default function temporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "bugreport-tests-"));
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
