import { expect, test } from "vitest";
import { createRedaction } from "../../../src/engine/redact/index.ts";
import { textRedaction } from "../../../src/redactors/index.ts";

test.each([
  ["x11vnc -passwd Kestrel7Vp -display :0", "x11vnc -passwd <secret-1> -display :0"],
  ["mysql -u root -pKestrel7Vp ib", "mysql -u root -p<secret-1> ib"],
])("the name of an option stays: %s", (command, expected) => {
  expect(createRedaction(textRedaction).text(command, "here")).toBe(expected);
});
