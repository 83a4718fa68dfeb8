/** A line without terminal sequences, control and bidirectional characters: safe to show, and the same however it was coloured. */
export function cleanLine(line: string): string {
  return NOISE.test(line) ? line.replace(ESCAPES, "").replace(CONTROLS, "") : line;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const NOISE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: CSI, OSC (bounded) and two-character escapes of ECMA-48
  /[\u001b\u009b](?:\][^\u0007\u001b]{0,256}(?:\u0007|\u001b\\)?|\[?[0-9;:?<=>]{0,32}[ -/]{0,4}[@-~])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what is left of them
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
