/** Longest line in which the pattern is looked for. */
const CARRY = 8_192;

/** Calls `found` once, when a line of either stream matches, also before the line has ended. */
export function patternWatch(
  pattern: RegExp,
  found: () => void,
): (stream: "stdout" | "stderr", bytes: Buffer) => void {
  const carry = { stdout: "", stderr: "" };
  // With `g` or `y` a pattern would remember where it stopped.
  const once = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ""));
  let over = false;
  return (stream, bytes) => {
    if (over) return;
    const lines = (carry[stream] + bytes.toString("utf8")).split(/\r\n|[\r\n]/);
    carry[stream] = (lines.at(-1) ?? "").slice(-CARRY);
    if (!lines.some((line) => once.test(line))) return;
    over = true;
    found();
  };
}
