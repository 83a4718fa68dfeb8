import type { Facts } from "../../facts.ts";
import { normalizedName } from "../../formats/python-package.ts";
import { join, list, type Phrase, say } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

export const projectPython = definePresenter({
  fact: "project.python",
  title: "Python environments",
  evidence: false,
  group: "environment",
  present(value) {
    const environments = value.environments.slice(0, 4).flatMap((one) => {
      const packages = one.packages
        .filter(({ name }) => isOfProject(name, one.kind, value))
        .map((each) => `${each.name} ${each.version}${each.direct === null ? "" : ` (${each.direct})`}`);
      return [
        ...detail(
          one.kind === "system"
            ? "Python of this machine"
            : one.active
              ? "Active environment"
              : "Environment",
          say`${one.folder}: Python ${one.python}, found by ${one.found}`,
        ),
        ...detail(
          "Packages",
          packages.length > 0
            ? list(packages, 16)
            : one.kind === "system"
              ? say`none that talks to TWS, none that the project declares`
              : list([]),
        ),
        ...detail(
          "import ibapi",
          one.ibapi === null
            ? wantsIbapi(one.packages)
              ? say`would fail: there is no such package`
              : null
            : say`${one.ibapi.folder}, version ${one.ibapi.version}, up to server version ${one.ibapi.maxClientVersion}, owned by ${join(
                one.ibapi.owners.map((owner) => say`${`${owner.name} ${owner.version}`}`),
                " and ",
              )}`,
        ),
        ...detail("Overwritten files of ibapi", overwritten(one.ibapi?.owners ?? [])),
      ];
    });
    const declared = value.requirements.map(
      (one) =>
        `${one.name}${one.extras.length === 0 ? "" : `[${one.extras}]`}${one.specifier} (${one.place})`,
    );
    return {
      seen: say`${value.environments.length} environments`,
      details: [
        ...(environments.length === 0
          ? detail("Environments", say`none found in the project`)
          : environments),
        ...(declared.length === 0 ? [] : detail("Declared", list(declared, 8))),
        ...(value.wantedPython.length === 0
          ? []
          : detail(
              "Python wanted",
              list(value.wantedPython.map((one) => `${one.specifier} (${one.place})`)),
            )),
      ],
    };
  },
});

/** What stands between a program and TWS, also where the project declares nothing. */
const TALKS_TO_TWS =
  /ibapi|ib-async|ib-insync|^(?:nautilus-trader|a?eventkit|nest-asyncio2?|protobuf|uvloop|winloop|ibind|ibpy2?|ib-api|tws-async|vnpy-ib|backtrader|lean|qtpylib)$/;

/** All of an environment that was made for the project; of the machine's own Python what concerns it. */
function isOfProject(name: string, kind: string, { requirements }: Facts["project.python"]): boolean {
  return (
    kind !== "system" ||
    TALKS_TO_TWS.test(name) ||
    requirements.some((one) => normalizedName(one.name) === name)
  );
}

/** ib_async and ib_insync bring a client of their own. */
function wantsIbapi(packages: readonly { readonly name: string }[]): boolean {
  return packages.some(({ name }) => /^(?:nautilus-trader|nautilus-ibapi|ibapi)$/.test(name));
}

function overwritten(owners: readonly { name: string; differingFiles: number | null }[]): Phrase | null {
  const changed = owners.filter((one) => (one.differingFiles ?? 0) > 0);
  if (changed.length === 0) return null;
  return join(changed.map((one) => say`${one.differingFiles} files are not those of ${one.name}`));
}
