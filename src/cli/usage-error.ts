/** Wrong usage: one sentence that names what was wrong and what to do. Exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
