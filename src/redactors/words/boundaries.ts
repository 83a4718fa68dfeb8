/** Whether a token may begin at `at`: what stands before is no letter or digit, or is one that belongs to an escape. */
export function beginsCleanly(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before === undefined || !/[A-Za-z0-9]/.test(before)) return true;
  return /(?:\\[nrtbf0-7]|\\0{1,3}|\\[0-7]{2,3}|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|%[0-9A-Fa-f]{2})$/.test(
    text.slice(Math.max(0, at - 6), at),
  );
}

/** Where a run of letters that begins at `at` really begins: behind the letters of an escape, which `\\<secret-1>` would break. */
export function behindEscape(text: string, at: number): number {
  if (text[at - 1] !== "\\") return at;
  return at + (/^(?:[nrtbf]|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})/.exec(text.slice(at, at + 5))?.[0].length ?? 0);
}
