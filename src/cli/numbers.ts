import { UsageError } from "./usage-error.ts";

/** A whole number in a range; the error names the flag, the value and the range. */
export function wholeNumber(flag: string, value: string, from: number, to: number): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < from || number > to)
    throw new UsageError(`${flag} takes a whole number from ${from} to ${to}, not "${value}"`);
  return number;
}

/** The highest TCP port. */
const LAST_PORT = 65_535;
/** The API's client ids are signed 32-bit numbers. */
const LAST_CLIENT_ID = 2_147_483_647;

export function portNumber(flag: string, value: string): number {
  return wholeNumber(flag, value, 1, LAST_PORT);
}

export function clientIdNumber(flag: string, value: string): number {
  return wholeNumber(flag, value, 0, LAST_CLIENT_ID);
}

/** Seconds as typed (`90`, `2.5`), in milliseconds. */
export function seconds(flag: string, value: string): number {
  const number = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || number <= 0 || number > 86_400)
    throw new UsageError(`${flag} takes a number of seconds above 0 and up to 86400, not "${value}"`);
  return Math.round(number * 1000);
}
