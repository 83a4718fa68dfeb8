import { expect, it } from "vitest";
import { read } from "./read.ts";

const IN_USE = "Unable to connect as the client id is already in use.";

it.each([
  [
    "structlog's fields",
    { event: "ib_error", req_id: -1, error_code: 326, error_string: IN_USE, level: "error" },
  ],
  ["fields beside the message", { msg: "ib error", reqId: -1, errorCode: 326, errorString: IN_USE }],
  ["pino's error", { msg: "ib error", err: { message: IN_USE, code: 326 }, level: 50 }],
  ["Python's extra", { message: "ib error", extra: { code: 326, msg: IN_USE }, level: "ERROR" }],
  ["fields of Rust's tracing", { level: "ERROR", fields: { message: "IB error", code: 326, text: IN_USE } }],
  ["a code in words", { msg: "ib error", errorCode: "326", errorString: IN_USE }],
  ["the message itself", { level: "error", code: 326, reqId: -1, msg: IN_USE }],
])("reads an error of IB in %s, once", (_, entry) => {
  const events = read(JSON.stringify(entry));
  expect(events).toMatchObject([{ kind: "error-code", code: 326, message: IN_USE }]);
});

it.each([
  ["another program's", { msg: "request failed", err: { message: "Bad Gateway", code: 502 } }],
  ["an errno", { msg: "request failed", err: { message: "refused", code: "ECONNREFUSED" } }],
  ["nothing but a code", { msg: "error", code: 326 }],
  ["a tip", { msg: "Tip: ib error", errorCode: 326, errorString: IN_USE, level: "info" }],
])("leaves %s", (_, entry) => expect(read(JSON.stringify(entry))).toEqual([]));
