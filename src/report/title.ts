import type { ClientView, Version } from "./report.ts";

interface TitleInput {
  readonly own: string | null;
  readonly cause: string | null;
  readonly headline: string;
  readonly versions: readonly Version[];
  readonly client: ClientView;
}

/** One line: the user's own, else the library and what the verdict says. */
export function reportTitle({ own, cause, headline, versions, client }: TitleInput): string {
  if (own !== null && own.trim() !== "") return own.trim();
  const what = cause ?? firstSentence(headline);
  const [library, ...others] = client.names;
  if (library === undefined) return what;
  // Too close to call: no version either, which would make one of them look certain.
  if (others.length > 0) return `${client.names.join(" or ")}: ${what}`;
  const version = versions.find(({ name }) => name === library)?.version;
  return `${library}${version === undefined ? "" : ` ${version}`}: ${what}`;
}

function firstSentence(text: string): string {
  const sentence = /^.*?[.!?](?=\s|$)/s.exec(text)?.[0].replace(/\.$/, "") ?? text;
  return sentence.length > 90 ? sentence.replace(/[:;] .*$/s, "") : sentence;
}
