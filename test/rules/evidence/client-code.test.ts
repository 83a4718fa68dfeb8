import { expect, test } from "vitest";
import { clientCode, innermost } from "../../../src/rules/evidence/client-code.ts";
import { raised } from "../builders.ts";

const SITE = ".venv/lib/python3.12/site-packages";

test.each([
  ["@stoqey/ib", ["node_modules/@stoqey/ib/dist/core/io/decoder.js", "node:events"]],
  ["ibapi", [`${SITE}/ibapi/decoder.py`, `/app/${SITE}/ibapi/client.py`]],
  ["ib_async", [`${SITE}/ib_async/decoder.py`, `${SITE}/eventkit/event.py`]],
  ["nautilus_trader", [`${SITE}/nautilus_trader/live/node.py`, `${SITE}/ibapi/client.py`]],
])("the innermost client library, where nobody else's line stands in the trace: %s", (library, files) => {
  expect(clientCode(stack(files))).toBe(library);
});

test.each([
  ["a line of the program", [`${SITE}/ib_async/ib.py`, "main.py"]],
  ["another package", [`${SITE}/pandas/core/frame.py`, `${SITE}/ib_async/util.py`]],
  ["a package whose name only begins alike", [`${SITE}/ib_async_tools/run.py`]],
  ["nothing but the runtime", ["node:events"]],
  ["nothing at all", []],
])("none for %s", (_, files) => {
  expect(clientCode(stack(files))).toBeUndefined();
});

test("a place in a package begins at the package", () => {
  expect(innermost(stack(["node:net", `/app/${SITE}/ibapi/decoder.py`]))).toBe("ibapi/decoder.py:12");
  expect(innermost(stack(["src/main.py"]))).toBe("src/main.py:12");
  expect(innermost([])).toBeUndefined();
});

function stack(files: readonly string[]) {
  return raised(1, "ValueError", files).records[0]?.stack ?? [];
}
