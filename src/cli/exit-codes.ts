/** What the process's exit code says; other programs rely on these numbers. */
export const EXIT = {
  /** The report was written, whatever it says; or the issue was filed. */
  ok: 0,
  /** Only with `--fail-on`: findings at or above that severity. */
  findings: 1,
  usage: 2,
  duplicate: 3,
  needsPerson: 4,
  notFiled: 5,
  outcomeUnknown: 6,
  capped: 7,
  /** The tool itself failed; what it had was still written. */
  internal: 70,
  interrupted: 130,
} as const;
