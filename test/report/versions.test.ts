import { expect, test } from "vitest";
import { versionsOf } from "../../src/report/versions.ts";
import { originFacts } from "./origin-case.ts";
import { runFacts } from "./run-case.ts";
import { unreachableFacts } from "./unreachable-case.ts";

const logged = (name: string, value: string) => ({
  ...originFacts["capture.logs"].value.events[0],
  kind: "environment",
  name,
  value,
});
const withLog = (events: readonly object[]) => ({
  ...runFacts,
  "capture.logs": {
    status: "observed",
    tookMs: 1,
    value: { ...originFacts["capture.logs"].value, events },
  } as const,
});
const shown = (facts: Parameters<typeof versionsOf>[0]) =>
  versionsOf(facts).map((one) => `${one.name} ${one.version}`);

test("packages are named as their users write them, the client library first", () => {
  expect(shown({ ...originFacts, ...runFacts })).toEqual([
    "nautilus_trader 1.220.0",
    "nautilus-ibapi 10.30.1",
    "Python 3.13.1",
    "Windows 11 Pro 24H2 build 26100 x64",
    "TWS server version 176 (≈ 10.19)",
  ]);
});

test("what the program logged is not said twice", () => {
  const facts = withLog([logged("nautilus_trader", "1.220.0"), logged("python", "3.13.1")]);
  expect(shown(facts)).toEqual(["nautilus_trader 1.220.0", "Python 3.13.1", "nautilus-ibapi 10.30.1"]);
});

test("an environment that differs from what the program logged is shown beside it, by its folder", () => {
  const facts = withLog([logged("python", "3.12.1")]);
  expect(shown(facts)).toContain("Python 3.12.1");
  expect(shown(facts)).toContain("Python in .venv 3.13.1");
});

test("a Python without any client library does not stand for the program's own", () => {
  const python = structuredClone(runFacts["project.python"]);
  for (const one of python.value.environments) one.packages = [];
  const facts = { ...withLog([logged("python", "3.13.0")]), "project.python": python };
  expect(shown(facts)).toEqual(["Python 3.13.0"]);
});

test("what maintainers of Gateways ask for: release, IBC, image", () => {
  expect(shown(unreachableFacts).slice(-3)).toEqual([
    "IB Gateway 10.37.1l",
    "IBC 3.23.0",
    "image ghcr.io/gnzsnz/ib-gateway:stable",
  ]);
});
