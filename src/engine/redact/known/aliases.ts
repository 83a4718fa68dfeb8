/** Values that are one and the same, written differently: they share one pseudonym, whichever was met first. */
export interface Aliases {
  join(value: string, other: string): void;
  /** The one of them that stands for all; of a value without others, itself. */
  chiefOf(value: string): string;
}

export function createAliases(): Aliases {
  const above = new Map<string, string>();
  const chiefOf = (value: string): string => {
    let chief = value;
    for (let next = above.get(chief); next !== undefined; next = above.get(chief)) chief = next;
    return chief;
  };
  return {
    join(value, other) {
      const [chief, joined] = [chiefOf(value), chiefOf(other)];
      if (chief !== joined) above.set(joined, chief);
    },
    chiefOf,
  };
}
