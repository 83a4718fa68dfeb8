/** Orders release numbers: `1.9 < 1.10`, `2.0.0rc1 < 2.0.0`; missing parts count as zero. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let index = 0; index < Math.max(left.numbers.length, right.numbers.length); index++) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Number(right.preRelease) - Number(left.preRelease);
}

function parts(version: string): { numbers: number[]; preRelease: boolean } {
  const found = /^\d+(?:\.\d+)*/.exec(version.trim().slice(0, 64))?.[0] ?? "0";
  return { numbers: found.split(".").map(Number), preRelease: /\d(?:a|b|rc|dev|\.dev)\d*/.test(version) };
}
