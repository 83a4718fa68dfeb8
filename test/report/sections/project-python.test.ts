import { expect, test } from "vitest";
import type { Facts } from "../../../src/facts.ts";
import { projectPython } from "../../../src/report/sections/project-python.ts";

const installed = (name: string) => ({
  ...{ name, version: "1.0", installer: "pip", direct: null, requiresPython: null, requiresIbapi: null },
});
const shown = (
  kind: Facts["project.python"]["environments"][number]["kind"],
  names: readonly string[],
  declared: readonly string[] = [],
) => {
  const { details } = projectPython.present({
    environments: [
      {
        ...{ folder: "/usr", kind, found: "python3 on PATH", active: true, python: "3.11" },
        ...{ packages: names.map(installed), packageCount: 80, ibapi: null, nautilusCore: null },
      },
    ],
    requirements: declared.map((name) => ({
      ...{ name, specifier: "", extras: [], locked: false, place: "requirements.txt:1" },
    })),
    wantedPython: [],
  });
  const text = (label: string) =>
    details
      .find((one) => one.label === label)
      ?.value.map((part) => ("own" in part ? part.own : part.value))
      .join("");
  return { packages: text("Packages"), label: details[0]?.label };
};

test("packages of the machine's own Python that the project does not name are left unsaid", () => {
  expect(shown("system", ["flask", "python-dotenv"])).toEqual({
    label: "Python of this machine",
    packages: "none that talks to TWS, none that the project declares",
  });
});

test("those that talk to TWS, and those it declares, are said", () => {
  const all = ["flask", "ib-async", "nest-asyncio", "python-dotenv"];
  expect(shown("system", all, ["Python_Dotenv"]).packages).toBe(
    "ib-async 1.0, nest-asyncio 1.0, python-dotenv 1.0",
  );
});

test("an environment that was made for the project is told as it is", () => {
  expect(shown("venv", ["flask", "python-dotenv"])).toEqual({
    label: "Active environment",
    packages: "flask 1.0, python-dotenv 1.0",
  });
});
