/** What programs make of the bytes of a message: each of these prints as the real one does. */

type Print = (bytes: Buffer) => string;

function hex(number: number, digits = 2): string {
  return number.toString(16).padStart(digits, "0");
}

function groupsOf(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

function shown(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[^ -~]/g, ".");
}

/** A line for so many bytes, with the offset of the first. */
function lines(count: number, line: (bytes: Buffer, offset: number) => string): Print {
  return (bytes) =>
    groupsOf(bytes, count)
      .map((part, index) => `${line(part, index * count).trimEnd()}\n`)
      .join("");
}

/** Groups of bytes as numbers, the lowest byte first; `to` writes one. */
function numbers(size: number, to: (number: number) => string): (bytes: Buffer) => string {
  return (bytes) =>
    groupsOf(bytes, size)
      .map((one) => to(one.readUIntLE(0, one.length)))
      .join("");
}

const octal = (offset: number) => offset.toString(8).padStart(7, "0");

function od(size: number, to: (number: number) => string): Print {
  const row = numbers(size, to);
  return lines(16, (bytes, offset) => `${octal(offset)}${row(bytes)}`);
}

const pairs = (bytes: Buffer, between = " ") => [...bytes].map((byte) => hex(byte)).join(between);

function xxd(size: number, width = 16): Print {
  const room = Math.ceil(width / size) * (2 * size + 1);
  return lines(
    width,
    (bytes, offset) =>
      `${hex(offset, 8)}: ${groupsOf(bytes, size)
        .map((one) => `${one.toString("hex")} `)
        .join("")
        .padEnd(room)} ${shown(bytes)}`,
  );
}

export const DUMPS: Readonly<Record<string, Print>> = {
  hexdump: lines(16, (bytes, offset) => `${hex(offset, 7)}${numbers(2, (n) => ` ${hex(n, 4)}`)(bytes)}`),
  "hexdump -C": lines(
    16,
    (bytes, offset) =>
      `${hex(offset, 8)}  ${`${pairs(bytes.subarray(0, 8))}  ${pairs(bytes.subarray(8))}`.padEnd(48)}  |${shown(bytes)}|`,
  ),
  od: od(2, (number) => ` ${number.toString(8).padStart(6, "0")}`),
  "od -x": od(2, (number) => ` ${hex(number, 4)}`),
  "od -b": od(1, (number) => ` ${number.toString(8).padStart(3, "0")}`),
  "od -c": od(1, (number) => (number === 10 ? "  \\n" : `   ${String.fromCharCode(number)}`)),
  "od -a": od(1, (number) =>
    number === 32 ? "  sp" : number === 10 ? "  nl" : `   ${String.fromCharCode(number)}`,
  ),
  "od -t d1": od(1, (number) => ` ${String(number).padStart(4)}`),
  "od -t u2": od(2, (number) => ` ${String(number).padStart(5)}`),
  "od -t x4": od(4, (number) => ` ${hex(number, 8)}`),
  "od -A x -t x1z": lines(
    16,
    (bytes, offset) => `${hex(offset, 6)} ${pairs(bytes).padEnd(47)}  >${shown(bytes)}<`,
  ),
  "od -An -t x1": (bytes) => `$ od -An -t x1 message\n${lines(16, (part) => ` ${pairs(part)}`)(bytes)}`,
  xxd: xxd(2),
  "xxd -g 1": xxd(1),
  "xxd -c 32 -g 4": xxd(4, 32),
  "xxd -e": lines(
    16,
    (bytes, offset) =>
      `${hex(offset, 8)}: ${numbers(4, (n) => `${hex(n, 8)} `)(bytes).padEnd(36)} ${shown(bytes)}`,
  ),
  "xxd -b": lines(
    6,
    (bytes, offset) =>
      `${hex(offset, 8)}: ${[...bytes]
        .map((byte) => `${byte.toString(2).padStart(8, "0")} `)
        .join("")
        .padEnd(54)} ${shown(bytes)}`,
  ),
  "xxd -i": (bytes) =>
    `unsigned char message[] = {\n${groupsOf(bytes, 12)
      .map((part) => `  ${[...part].map((byte) => `0x${hex(byte)}`).join(", ")}`)
      .join(",\n")}\n};\n`,
  "xxd -p": lines(30, (bytes) => bytes.toString("hex")),
  "tcpdump -X": (bytes) =>
    `09:30:01.123 IP 127.0.0.1.4002 > 127.0.0.1.5000: Flags [P.], length ${bytes.length}\n${lines(
      16,
      (part, offset) =>
        `\t0x${hex(offset, 4)}:  ${groupsOf(part, 2)
          .map((one) => one.toString("hex"))
          .join(" ")
          .padEnd(39)}  ${shown(part)}`,
    )(bytes)}`,
  Wireshark: lines(
    16,
    (bytes, offset) =>
      `${hex(offset, 4)}   ${pairs(bytes).padEnd(47)}   ${shown(bytes.subarray(0, 8))} ${shown(bytes.subarray(8))}`,
  ),
  "a Buffer as JSON": (bytes) => `${JSON.stringify(bytes, null, 2)}\n`,
  "a list of Python": (bytes) =>
    `[${groupsOf(bytes, 12)
      .map((part) => [...part].join(", "))
      .join(",\n ")}]\n`,
  "an array of Java": (bytes) =>
    `byte[] message = {${[...bytes].map((byte) => `(byte) 0x${hex(byte)}`).join(", ")}};\n`,
};
