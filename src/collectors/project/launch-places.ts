import { functionsAround, type PythonOutline } from "../../formats/python-outline.ts";

const LAUNCH =
  /\b(?:(?:asyncio|uvloop|anyio|trio|aiorun)\.run|run_until_complete|create_task|ensure_future)\s*\(\s*(?:\w+(?:\([^()]{0,80}\))?\.)*(\w+)/;

/**
 * Functions of a file that run inside an event loop, each with the line that starts it. Followed through calls by
 * name, because the async `main` seldom calls `node.run()` itself.
 */
export function launchPlaces(outline: PythonOutline): ReadonlyMap<string, number> {
  const names = new Set(outline.functions.map(({ name }) => name));
  const calls = new Map<string, Set<string>>();
  const places = new Map<string, number>();
  outline.code.forEach((code, index) => {
    const line = index + 1;
    const launched = LAUNCH.exec(code)?.[1];
    if (launched !== undefined && names.has(launched) && !places.has(launched)) places.set(launched, line);
    const caller = functionsAround(outline, line)[0]?.name;
    if (caller === undefined || /^\s*(?:async\s+)?def\b/.test(code)) return;
    for (const match of code.matchAll(/\b(\w+)\s*\(/g)) {
      if (!names.has(match[1] ?? "")) continue;
      const called = calls.get(caller) ?? new Set();
      calls.set(caller, called.add(match[1] ?? ""));
    }
  });
  const queue = [...places.keys()];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    for (const called of calls.get(name) ?? []) {
      if (places.has(called)) continue;
      places.set(called, places.get(name) ?? 0);
      queue.push(called);
    }
  }
  return places;
}
