import type { Facts } from "../facts.ts";
import type { Version } from "./report.ts";

/** Client libraries an issue may be about, most specific first. */
const LIBRARIES = ["nautilus_trader", "ib_async", "ib_insync", "@stoqey/ib", "ibapi"];

/** The same, by the client whose lines stand in a log. */
const LOGGED: Readonly<Record<string, string>> = {
  nautilus: "nautilus_trader",
  "nautilus-rust": "nautilus_trader",
  ib_async: "ib_async",
  ib_insync: "ib_insync",
  stoqey: "@stoqey/ib",
  ibapi: "ibapi",
};

interface TitleInput {
  readonly own: string | null;
  readonly modeTitle: string | null;
  readonly headline: string;
  readonly versions: readonly Version[];
  readonly logs: Facts["capture.logs"] | undefined;
}

/** One line: the user's own, else the library and what the verdict says. */
export function reportTitle({ own, modeTitle, headline, versions, logs }: TitleInput): string {
  if (own !== null && own.trim() !== "") return own.trim();
  const what = modeTitle ?? firstSentence(headline);
  const library = installed(versions) ?? logged(logs);
  return library === undefined ? what : `${library}: ${what}`;
}

function firstSentence(text: string): string {
  const sentence = /^.*?[.!?](?=\s|$)/s.exec(text)?.[0].replace(/\.$/, "") ?? text;
  return sentence.length > 90 ? sentence.replace(/[:;] .*$/s, "") : sentence;
}

function installed(versions: readonly Version[]): string | undefined {
  const found = LIBRARIES.map((name) => versions.find((one) => one.name === name)).find(Boolean);
  return found && `${found.name} ${found.version}`;
}

function logged(logs: Facts["capture.logs"] | undefined): string | undefined {
  return logs?.events.map((event) => LOGGED[event.client]).find(Boolean);
}
