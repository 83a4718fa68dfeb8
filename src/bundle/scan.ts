export async function scanZip(
  _p: string,
  _o: object,
): Promise<readonly { entry: string; line: number; rule: string }[]> {
  return [];
}
