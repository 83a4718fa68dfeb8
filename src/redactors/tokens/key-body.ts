/** What the lines of a private key before this one looked like. */
export interface SeenBody {
  /** Length of the longest one. */
  readonly length: number;
  /** What stood before the base64, with every digit alike: the time of a log. */
  readonly prefix: string;
  /** A line shorter than those before it is the last one, unless what follows could be nothing else. */
  readonly over: boolean;
}

/** Base64 as it is written in addresses and in JSON; a group of its own, so that other escapes are passed over whole. */
const RUNS = /((?:[A-Za-z0-9+/=%_-]|\\{1,8}(?:\/|u00(?:2[bf]|3d)))+)|\\{1,8}(?:u[0-9a-f]{4}|[nrtbf])?/gi;
const ESCAPE = /\\{1,8}(?:\/|u00..)/g;
const SHORTEST = 4;
/** From this length on, random letters may lack a digit. */
const SURELY_RANDOM = 40;

/** Where in a line the base64 of a private key stands; `null` when there is none. `ends`: the key's end is known. */
export function bodyLine(
  line: string,
  seen: SeenBody | null,
  ends: boolean,
): { start: number; end: number; seen: SeenBody } | null {
  const runs = [...line.matchAll(RUNS)].filter(({ 1: run }) => run !== undefined);
  const random = runs.filter(({ 0: run }) => looksRandom(run, ends ? 8 : 16));
  const [first = runs.at(-1)] = random;
  if (first === undefined) return null;
  const start = first.index;
  let end = start + first[0].length;
  // Lines of a key that somebody put into one line, with blanks between.
  for (const run of runs)
    if (line.slice(end, run.index) === " " && (random.includes(run) || run === runs.at(-1)))
      end = run.index + run[0].length;
  const prefix = line.slice(0, start).replace(/\d/g, "#");
  const isWhole = !/[A-Za-z0-9]/.test(prefix.replace(/\\+(?:u#{4}|[nrtbf])/g, "") + line.slice(end));
  const isSame = seen !== null && prefix === seen.prefix && /[A-Za-z#]/.test(prefix);
  const isBody = random.length > 0 || (end - start >= SHORTEST && !seen?.over && (isWhole || isSame));
  if (!isBody) return null;
  const { length } = line.slice(start, end).replace(ESCAPE, "/");
  const over = !ends && seen !== null && length < seen.length;
  return { start, end, seen: { length: Math.max(length, seen?.length ?? 0), prefix, over } };
}

function looksRandom(run: string, shortest: number): boolean {
  if (run.length < shortest || !/[A-Z]/.test(run) || !/[a-z]/.test(run) || /=[^=]/.test(run)) return false;
  return run.length >= SURELY_RANDOM ? !/[-_]/.test(run) || /\d/.test(run) : /[\d+]/.test(run);
}
