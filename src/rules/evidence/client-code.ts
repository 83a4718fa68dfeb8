import type { LogEvent, RecorderRecord } from "./fact-types.ts";
import { OF_LANGUAGE } from "./other-service.ts";

type Frame = RecorderRecord["stack"][number];

/** Libraries that speak to TWS, and what they bring along to do it, by their folder among the installed packages. */
const CLIENTS =
  /^(?:ibapi|ib_async|ib_insync|eventkit|nautilus_trader|@stoqey\/ib|eventemitter3|rxjs|command-buffer|function-rate-limit)$/;

/** The client library whose code alone stands in a stack, the runtime's own left out; `undefined`: others' code as well. */
export function clientCode(stack: readonly Frame[]): string | undefined {
  const packages = withoutRuntime(stack).map(({ file }) => packageOf(file));
  return packages.every((name) => name !== undefined && CLIENTS.test(name)) ? packages[0] : undefined;
}

/** Where an exception was raised, by the innermost frame that is not the runtime's: `path:line`, packages from their own folder on. */
export function innermost(stack: readonly Frame[]): string | undefined {
  const [frame] = withoutRuntime(stack);
  return frame && `${frame.file.replace(PACKAGES, "")}:${frame.line}`;
}

/** A line of a printed trace, as the recorder would have told it. */
export function asRecorded(frame: NonNullable<LogEvent["frames"]>[number]): Frame {
  const file = frame.path.replaceAll("\\", "/");
  const owner = PACKAGES.test(file) ? "package" : OF_LANGUAGE.test(frame.path) ? "runtime" : "user";
  return { file, line: frame.line, function: frame.function ?? "", owner };
}

function withoutRuntime(stack: readonly Frame[]): readonly Frame[] {
  return stack.filter(({ owner }) => owner !== "runtime");
}

const PACKAGES = /^(?:.*\/)?(?:site-packages|dist-packages|node_modules)\//;

function packageOf(file: string): string | undefined {
  if (!PACKAGES.test(file)) return undefined;
  return /^(?:@[^/]+\/)?[^/]+/.exec(file.replace(PACKAGES, ""))?.[0];
}
