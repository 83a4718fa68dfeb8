import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import { textRedaction } from "../../../../src/redactors/index.ts";

test("a login name of three letters is hidden where it is named, and stays in other words", () => {
  const redaction = createRedaction(textRedaction);
  const text = "TWS_USERID=eps\nTWS_USERID=kobyej066\nfinfo(x).eps kobyej066";
  redaction.learnText(text);
  expect(redaction.text(text, "x")).toBe("TWS_USERID=<user-1>\nTWS_USERID=<user-2>\nfinfo(x).eps <user-2>");
});

test("that of the machine's own user is hidden everywhere", () => {
  const redaction = createRedaction({
    ...textRedaction,
    known: [{ kind: "user", value: "eps", origin: "test" }],
  });
  expect(redaction.text("/srv/eps/x", "x")).toBe("/srv/<user-1>/x");
});
