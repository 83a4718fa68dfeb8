/** When every recording begins; in milliseconds, as all times here but those called ticks: tenths of them. */
const BEGIN = Date.UTC(2026, 2, 1, 14, 30);
/** Shorter gaps are how fast the machine is; longer ones are the client's own waits, in half seconds. */
const WAIT = 250;
const HALF = 500;

/** Times of NautilusTrader (nanoseconds, UTC) and of Python's logging (milliseconds, here also UTC). */
const TIME = /(?<!\d)(20\d\d-\d\d-\d\d)([T ])(\d\d:\d\d:\d\d)([.,])(\d{3,9})(Z?)/g;

/**
 * Gives the times of all texts of one run a common beginning and gaps that only the client makes, so that recording twice
 * gives the same: what comes one after the other stays so, waits keep their length to half a second.
 */
export function retime(texts: readonly string[]): (text: string) => string {
  const instants = texts.flatMap((text) => [...text.matchAll(TIME)].map(instantOf));
  const renamed = new Map<number, number>();
  let last: number | null = null;
  let ticks = BEGIN * 10;
  for (const instant of [...new Set(instants)].sort((a, b) => a - b)) {
    const gap = last === null ? 0 : instant - last;
    if (last !== null) ticks += gap < WAIT ? 1 : Math.max(1, Math.round(gap / HALF)) * HALF * 10;
    renamed.set(instant, ticks);
    last = instant;
  }
  return (text) => {
    const timed = text.replace(TIME, (...match) => {
      const [, , between, , point, fraction = "", zone] = match;
      const ticks = renamed.get(instantOf(match)) ?? BEGIN * 10;
      const iso = new Date(Math.floor(ticks / 10)).toISOString();
      const digits = `${iso.slice(20, 23)}${ticks % 10}00000`;
      return `${iso.slice(0, 10)}${between}${iso.slice(11, 19)}${point}${digits.slice(0, fraction.length)}${zone}`;
    });
    return (
      timed
        // What has the date alone, the server's own time, milliseconds since 1970, a clock as JavaScript prints it
        .replace(/(?<!\d)20\d\d-\d\d-\d\d(?![T ]\d)/g, "2026-03-01")
        .replace(/\b20\d{6} \d\d:\d\d:\d\d/g, "20260301 09:30:00")
        .replace(/\b1[6-9]\d{11}\b/g, String(BEGIN))
        .replace(/\b\d{1,2}:\d\d:\d\d [AP]M\b/g, "2:30:00 PM")
    );
  };
}

function instantOf([, date, , clock, , fraction]: readonly string[]): number {
  return Date.parse(`${date}T${clock}Z`) + Number(`0.${fraction}`) * 1000;
}
