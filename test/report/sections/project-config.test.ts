import { expect, test } from "vitest";
import { projectConfig } from "../../../src/report/sections/project-config.ts";

const shown = (value: object) =>
  projectConfig
    .present(value)
    .details.map(
      ({ label, value }) =>
        `${label}: ${value.map((part) => ("own" in part ? part.own : part.value)).join("")}`,
    );
const nothing = { files: [], settings: [], truncated: false };

test("what was left out stands by its reason, and folders that are closed are said", () => {
  const leftOut = [
    { path: "settings.py", reason: "source" },
    { path: "conf/state.json", reason: "data" },
    { path: "app/config.py", reason: "source" },
  ];
  expect(shown({ ...nothing, leftOut, unreadable: ["data/private"] })).toEqual([
    "Not in the bundle: settings.py, app/config.py (source); conf/state.json (data)",
    "Folders that cannot be opened, and were not looked into: data/private",
  ]);
});

test("nothing of it is said where there is none, also in a bundle that does not know of it", () => {
  expect(shown({ ...nothing, leftOut: [], unreadable: [] })).toEqual([]);
  expect(shown(nothing)).toEqual([]);
});
