import type { Facts } from "../../facts.ts";
import type { Uncaught } from "./program-failure.ts";

type Fact = keyof Facts & string;

/** What TWS does and where it is: no part in the end of a program that never turned to it. */
export const ABOUT_TWS: readonly Fact[] = [
  ...(["tws.addresses", "tws.handshake", "tws.siblings", "tws.release", "tws.witness"] as const),
  ...(["tws.process", "tws.sockets", "tws.launcher", "tws.install", "tws.ibc"] as const),
  ...(["host.os", "host.containers", "host.wsl", "project.target"] as const),
];

/** What is written and installed beside the program: it may be wrong, and is not what a mistake in its code is about. */
export const BESIDE_THE_CODE: readonly Fact[] = [
  ...ABOUT_TWS,
  ...(["host.runtimes", "project.config", "project.source", "project.python", "project.node"] as const),
];

/** Exceptions that speak of the very line they were raised in. */
const OF_THE_LINE = [
  ...["IndentationError", "TabError", "NameError", "UnboundLocalError"],
  ...["KeyError", "IndexError", "FileNotFoundError", "ReferenceError"],
];
/** Exceptions of code and installations, those of what a library lacks or takes as well: none is how a connection fails. */
const OF_CODE = [
  ...OF_THE_LINE,
  ...["ModuleNotFoundError", "ImportError", "SyntaxError", "AttributeError", "TypeError"],
];

/** Whether an exception cannot be how a connection fails. */
export function isOfCode({ exception }: Uncaught): boolean {
  return OF_CODE.includes(exception);
}

/** Whether an exception is a mistake in a line of the program's own. */
export function isOwnMistake(failure: Uncaught): boolean {
  return failure.raisedByProgram && OF_THE_LINE.includes(failure.exception);
}
