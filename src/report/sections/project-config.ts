import type { Facts } from "../../facts.ts";
import { join, list, type Phrase, say } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

export const projectConfig = definePresenter({
  fact: "project.config",
  title: "Configuration files",
  evidence: false,
  group: "configuration",
  present(value) {
    return {
      seen: say`${value.files.length} files`,
      details: [
        ...value.settings.slice(0, 20).map((one) => ({
          label: LABEL[one.part] ?? "Setting",
          value: say`${one.key} = ${one.value} (${one.place})`,
        })),
        ...value.files.slice(0, 12).map((one) => ({
          label: "File",
          value:
            one.artifact === null
              ? say`${one.path}, ${one.entries} entries`
              : say`${one.path}, ${one.entries} entries, in the bundle as ${one.artifact}`,
        })),
        ...value.files.flatMap((one) =>
          one.problems.slice(0, 3).flatMap((problem) => detail("Not readable", say`${one.path}: ${problem}`)),
        ),
        ...detail("Not in the bundle", leftOut(value.leftOut ?? [])),
        ...((value.unreadable ?? []).length === 0
          ? []
          : detail("Folders that cannot be opened, and were not looked into", list(value.unreadable, 12))),
        ...(value.truncated ? detail("Limit", say`more files were there than are looked at`) : []),
      ],
    };
  },
});

/** The files of each reason together. */
function leftOut(files: Facts["project.config"]["leftOut"]): Phrase | null {
  const reasons = [...new Set(files.map(({ reason }) => reason))];
  if (reasons.length === 0) return null;
  const of = (reason: string) => files.filter((one) => one.reason === reason).map(({ path }) => path);
  return join(
    reasons.map((reason) => say`${list(of(reason), 8)} (${[{ own: reason }]})`),
    "; ",
  );
}

const LABEL: Readonly<Record<string, string>> = {
  host: "Names a host",
  port: "Names a port",
  clientId: "Names a client id",
  account: "Names an account",
  mode: "Names a mode",
};
