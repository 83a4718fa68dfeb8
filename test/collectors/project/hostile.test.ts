import fc from "fast-check";
import { expect, test } from "vitest";
import { libraryDefaults } from "../../../src/collectors/project/library-defaults.ts";
import { recognizeSettings } from "../../../src/collectors/project/recognize-settings.ts";
import { secretKind } from "../../../src/collectors/project/secret-key.ts";
import { settingPart } from "../../../src/collectors/project/setting-part.ts";
import { sourceHints } from "../../../src/collectors/project/source-hints.ts";
import { sourceSettings } from "../../../src/collectors/project/source-settings.ts";
import { readConfig } from "../../../src/formats/config/index.ts";
import { blankJavaScriptComments } from "../../../src/formats/javascript-code.ts";
import { lockedNodeVersion } from "../../../src/formats/node-lock.ts";
import { readNotebookSource } from "../../../src/formats/notebook.ts";
import { readPortMapping } from "../../../src/formats/port-mapping.ts";
import { readPythonLock } from "../../../src/formats/python-lock.ts";
import { readRequirement } from "../../../src/formats/python-package.ts";

function readAll(text: string): void {
  const { entries } = readConfig(text, "python");
  sourceSettings(entries, "a.py", true);
  recognizeSettings(readConfig(text, "env").entries, ".env", ["ib"]);
  sourceHints(text, "a.py");
  libraryDefaults(text, "a.py");
  readNotebookSource(text);
  settingPart([text], text);
  secretKind(text, text);
  readPortMapping(text);
  readRequirement(text);
  readPythonLock(text);
  lockedNodeVersion(text, "yarn.lock", "@stoqey/ib");
  expect(blankJavaScriptComments(text)).toHaveLength(text.length);
}

test("no text makes a reader throw", () => {
  const unit = fc.constantFrom(
    ...[
      "async def ",
      "def f():\n",
      "node.run()",
      "await ",
      "(",
      ")",
      "'",
      '"""',
      "#",
      "//",
      "/*",
      "`",
      "\n",
      "  ",
    ],
    ...[
      "IB_PORT=",
      "ib.connect(",
      "7497",
      "Thread(target=",
      "[[package]]\n",
      "name = ",
      ":",
      "=",
      "\\",
      "\u0000",
      "é",
    ],
  );
  fc.assert(fc.property(fc.array(unit, { maxLength: 60 }), (parts) => readAll(parts.join(""))));
});

test.each([
  ["deep functions", "def f():\n"],
  ["disposals", "async def f():\n  await x\n  node.dispose()\n"],
  ["one endless line", "node."],
  ["open calls", "asyncio.run(run_in_executor(Thread("],
  ["open texts", 'x = "'],
  ["open triple texts", '"""'],
  ["open comments", "/*"],
  ["connects in comments", "# ib.connect()\n"],
  ["settings", "IB_PORT=7497\n"],
  ["names", "ib_"],
  ["dashes", "a-"],
  ["colons", "1:"],
])("a third of a megabyte of %s is read in the time a test has", (_name, unit) => {
  readAll(`import ib_async\n${unit.repeat(350_000 / unit.length)}`);
});
