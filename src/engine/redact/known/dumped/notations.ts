/** How a program writes the bytes of a message as numbers or characters. */
export interface Notation {
  /** What stands before the bytes on a line; its group is the number of the first byte. */
  readonly offset: RegExp;
  /** A number with the blanks before it, which the first group leaves out. */
  readonly unit: RegExp;
  /** The bytes it stands for, in the message's order. */
  readonly read: (unit: string) => readonly number[];
  /** So many characters make a byte, where they stand in the message's order. */
  readonly width?: number;
}

function hexadecimal(unit: string): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < unit.length; at += 2) bytes.push(Number.parseInt(unit.slice(at, at + 2), 16));
  return bytes;
}

function word(number: number): number[] {
  return [number & 0xff, number >> 8];
}

/** What `od -c` writes as an escape, and what `od -a` calls by name. */
const SIGNS: Readonly<Record<string, number>> = {
  "\\t": 9,
  "\\n": 10,
  "\\r": 13,
  ht: 9,
  nl: 10,
  cr: 13,
  sp: 32,
};

function character(unit: string): number[] {
  if (unit.startsWith("  ")) return [unit.charCodeAt(2)];
  const sign = unit.trim();
  return [SIGNS[sign] ?? (Number.parseInt(sign, 8) || 0)];
}

/** `00000030`, `0x0030:`, `0000060`. */
const OFFSET = /[ \t]{0,8}(?:0x)?([0-9a-fA-F]{4,8}):?(?=[ \t])/y;

/** With offsets. One text may be read in several: `104 101` is octal as well as decimal. */
const WITH_OFFSETS: readonly (Omit<Notation, "offset"> & Partial<Notation>)[] = [
  // hexdump -C, od -t x1, Wireshark; xxd and tcpdump, with the groups of xxd -g.
  { unit: /[ \t]{1,3}((?:[0-9a-fA-F]{2}){1,16})(?![0-9A-Za-z])/y, read: hexadecimal, width: 2 },
  // hexdump, od -x, xxd -e: numbers of a machine that begins with the lowest byte.
  {
    unit: /[ \t]{1,8}((?:[0-9a-fA-F]{2}){1,8})(?![0-9A-Za-z])/y,
    read: (unit) => hexadecimal(unit).reverse(),
  },
  // od -b, od.
  { unit: /[ \t]{1,3}([0-3][0-7]{2})(?!\w)/y, read: (unit) => [Number.parseInt(unit, 8)] },
  { unit: /[ \t]{1,3}([01][0-7]{5})(?!\w)/y, read: (unit) => word(Number.parseInt(unit, 8)) },
  // od -t u1 and d1, hexdump -d and od -t u2.
  { unit: /[ \t]{1,4}([0-2]?\d?\d)(?!\w)/y, read: (unit) => [Number(unit)] },
  { unit: /[ \t]{1,6}([0-6]?\d?\d?\d?\d)(?!\w)/y, read: (unit) => word(Number(unit)) },
  // xxd -b.
  { unit: /[ \t]{1,3}([01]{8})(?!\w)/y, read: (unit) => [Number.parseInt(unit, 2)] },
  // od -c and -a, three characters wide.
  {
    offset: new RegExp(`${OFFSET.source}(?: (?= {3}\\S))?`, "y"),
    unit: / ( {2}[\x20-\x7e\x80-\xff]| (?:\\[0abtnvfr]|[a-z]{2})|[a-z]{3}|[0-3][0-7]{2})(?![^ \r\n])/y,
    read: character,
  },
];
export const NOTATIONS: readonly Notation[] = WITH_OFFSETS.map((one) => ({ offset: OFFSET, ...one }));

const NO_OFFSET = /()(?=[ 0-9a-fA-F])/y;

/** Without offsets: od -An -t x1. */
export const PAIRS: Notation = {
  offset: NO_OFFSET,
  unit: /[ \t]{0,3}([0-9a-fA-F]{2})(?![0-9A-Za-z])/y,
  read: hexadecimal,
};
/** xxd -p. */
export const PLAIN: Notation = { offset: NO_OFFSET, unit: /([0-9a-fA-F]{2})/y, read: hexadecimal };
