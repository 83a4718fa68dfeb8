/** What was learned in an encoding: its name is that of the plain form, and words that it decodes to stay what they are. */
import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import type { DocumentKind } from "../../../../src/model/artifact.ts";
import { standardRedaction } from "../../../../src/redactors/documents.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");

function elsewhere(learned: string, text: string, kind: DocumentKind = "log"): string {
  const redaction = createRedaction(standardRedaction);
  redaction.learnText(learned, kind);
  return redaction.text(text, "other.log", "log");
}

test.each([
  ["address", "postgres://quant:Zq9%23kLm2x%40@host/db", "password='Zq9#kLm2x@'"],
  ["XML", "<password>Zq9&#35;kLm2x&#x40;</password>", '{"password":"Zq9\\u0023kLm2x\\x40"}'],
  ["base64", `TWS_PASSWORD_B64=${base64("Zq9#kLm2x@")}`, "export TWS_PASSWORD=Zq9\\#kLm2x\\@"],
  ["groups", "totp_secret: jbsw-y3dp-ehpk-3pxp", "totp_secret=JBSW Y3DP EHPK 3PXP"],
  ["groups and none", "totp_secret=JBSWY3DPEHPK3PXP", "totp_secret: jbsw y3dp ehpk 3pxp"],
])("one name in both writings, whichever came first: %s", (_name, one, other) => {
  for (const order of [
    [one, other],
    [other, one],
  ]) {
    const redaction = createRedaction(standardRedaction);
    for (const text of order) redaction.learnText(text, "log");
    for (const text of order) expect(redaction.text(text, "x", "log")).toContain("<secret-1>");
  }
});

const WORDS =
  "paper admin root live production nautilus_trader INTERACTIVE_BROKERS connected to market data farm";

test.each([
  `kind: Secret\ndata:\n  mode: ${base64("paper")}\n  stage: ${base64("production")}\n  broker: ${base64("INTERACTIVE_BROKERS")}\n  user: ${base64("admin")}`,
  `TRADING_MODE_B64=${base64("paper")}`,
  `IB_PASSWORD_B64=${base64("paper")}`,
  "token_b64=cHJvZHVjdGlvbg==",
  "password='p%61per'",
  "postgres://root:%61dmin@host/db",
  `Authorization: Basic ${base64("admin:paper")}`,
  `blob ${base64("INTERACTIVE_BROKERS")} ${base64("nautilus_trader connected to market data farm")}`,
])("an ordinary word stays where it is plain: %s", (learned) => {
  expect(elsewhere(learned, WORDS)).toBe(WORDS);
});

test.each<[string, string, string, DocumentKind?]>([
  ["a password of letters only", `kind: Secret\ndata:\n  password: ${base64("hunterxy")}\n`, "hunterxy"],
  [
    "the same as a file",
    `apiVersion: v1\nkind: Secret\ndata:\n  password: ${base64("hunterxy")}\n`,
    "hunterxy",
    "yaml",
  ],
  ["Kubernetes in JSON", `{"data":{"extra":"${base64("Hj8#pLm2x@")}"},"kind":"Secret"}`, "Hj8#pLm2x@"],
  ["an address in base64", `kind: Secret\ndata:\n  url: ${base64("redis://:Zq9%23kLm2x@h/0")}`, "Zq9#kLm2x"],
  ["settings in base64", `IB_CREDENTIALS_BASE64=${base64('{"password":"Zq9#kLm2x@"}')}`, "Zq9#kLm2x@", "env"],
  ["password of Basic", `Authorization: Basic ${base64("kobyej66:hunterxy")}`, "hunterxy"],
  ["user of Basic", `Authorization: Basic ${base64("kobyej66:hunterxy")}`, "kobyej66"],
  ["registry", `{"auths":{"ghcr.io":{"auth":"${base64("kobyej66:Zq9#kLm2x@")}"}}}`, "Zq9#kLm2x@", "json"],
  ["connection string", 'connectionString="Server=x;User=me;Password=Zq9-kLm2x"', "Zq9-kLm2x"],
  ["address with a host like a mail's", "mongodb+srv://me:Zq9%23kLm2x@c0.mongodb.net/x", "Zq9#kLm2x"],
  ["plus sign in an address", "postgres://quant:Zq9+kLm%232x@db.host/x", "Zq9+kLm#2x"],
  ["plus sign beside percent signs", "IbPassword=Zq9+kLm%232x", base64("Zq9+kLm#2x")],
  ["space as a form writes it", "IbPassword=Zq9+kLm%232x", "Zq9 kLm#2x"],
  ["address in JSON", '{"db":"postgres:\\/\\/quant:Zq9\\u0023kLm2x@host\\/db"}', "Zq9#kLm2x"],
  ["TOML over lines", 'password = """\nZq9#kLm2x@\n"""\n', "Zq9#kLm2x@", "toml"],
  ["TOML, continued", 'password = """\\\n  Zq9#kLm2x@\\\n  """\n', "Zq9#kLm2x@", "toml"],
  ["YAML block", "password: |\n  Zq9#kLm2x@\n", "Zq9#kLm2x@", "yaml"],
  ["doubled quote", "password: 'Zq9''kLm2x'", "Zq9'kLm2x", "yaml"],
  ["folder of a user", "[Logon]\nUserNameToDirectory=kobyej66,dcoehnlk\n", "dcoehnlk", "ini"],
  ["account in small letters", "IB_ACCOUNT=U123456", "u123456", "env"],
  ["quoted-printable", "password=3DZq9=23kLm2x=40", "Zq9#kLm2x@"],
  ["Windows' two bytes", "IbPassword=Zq9#kLm2x", Buffer.from("Zq9#kLm2x", "utf16le").toString("hex")],
  ["letters of latin1", "IbPassword=Gartenü4821", "GARTEN%FC4821"],
  ["an accent of its own", "IbPassword=Gartenü4821", "Gartenü4821".normalize("NFD")],
])("hidden elsewhere: %s", (_name, learned, secret, kind = "log") => {
  expect(elsewhere(learned, `typed ${secret} there`, kind)).not.toContain(secret);
});

test("what is no escape stays as it is", () => {
  for (const written of ["Zq9%zzkLm2x", "Zq9&nosuch;kLm2x", "Zq9\\u00zzkLm2x", "Zq9\\qkLm2x"]) {
    const redaction = createRedaction(standardRedaction);
    redaction.learnText(`IbPassword=${written}`, "log");
    expect(redaction.learned().map(({ value }) => value)).toEqual([written]);
  }
});

test("a document of JSON is still one", () => {
  const json = JSON.stringify({
    password: 'a"#\\b/9xYz',
    note: 'typed a"#\\b/9xYz',
    url: "redis://:a%22%23%5Cb%2F9xYz@h/0",
  });
  const redaction = createRedaction(standardRedaction);
  redaction.learnText(json, "json");
  expect(JSON.parse(redaction.text(json, "x", "json"))).toEqual({
    password: "<secret-1>",
    note: expect.not.stringContaining("9xYz"),
    url: expect.not.stringContaining("9xYz"),
  });
});
