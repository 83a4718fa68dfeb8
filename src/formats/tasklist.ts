/** Reads `tasklist /FO CSV /NH`: program by process id. Only the first two columns, which no language changes. */
export function readTasklist(text: string): Map<number, string> {
  const programs = new Map<number, string>();
  for (const match of text.matchAll(/^"([^"\r\n]{1,260})","(\d+)",/gm))
    programs.set(Number(match[2]), match[1] ?? "");
  return programs;
}
