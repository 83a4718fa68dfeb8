/** A random high client id: six digits, where neither people nor libraries choose theirs. */
export function randomClientId(): number {
  return 100_000 + Math.floor(Math.random() * 900_000);
}
