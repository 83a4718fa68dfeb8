/** Whether a token may begin at `at`: what stands before is no letter or digit, or is one that belongs to an escape. */
export function beginsCleanly(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before === undefined || !/[A-Za-z0-9]/.test(before)) return true;
  return /(?:\\[nrtbf0-7]|\\0{1,3}|\\[0-7]{2,3}|\\x[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|%[0-9A-Fa-f]{2})$/.test(
    text.slice(Math.max(0, at - 6), at),
  );
}
