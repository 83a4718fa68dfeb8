import { expect, test } from "vitest";
import { createRedaction } from "../../../../src/engine/redact/index.ts";
import { standardRedaction } from "../../../../src/redactors/documents.ts";

const document = (kind: "yaml" | "log", where: string, text: string) => ({
  kind,
  where,
  async *open() {
    yield Buffer.from(text);
  },
});

async function rewritten(documents: readonly ReturnType<typeof document>[]): Promise<string[]> {
  const redaction = createRedaction(standardRedaction);
  for (const one of documents) await redaction.learn(one);
  const texts: string[] = [];
  for (const one of documents) {
    const parts: Uint8Array[] = [];
    for await (const part of redaction.stream(one).open()) parts.push(part);
    texts.push(Buffer.concat(parts).toString());
  }
  return texts;
}

/** A value that no name tells anything about; the login name and the password of somebody, who uses one word for both. */
const config = document("yaml", "config.yaml", "strategy:\n  label: Qx7Zp9Lm2Vb4\n  owner: kobyej066\n");
const log = document("log", "bot.log", "password=Qx7Zp9Lm2Vb4 username=kobyej066 token=kobyej066\n");

test("a value has one name, whichever rules find it, and in whichever order the documents come", async () => {
  const [first, second] = await rewritten([config, log]);
  expect(second).toBe("password=<secret-1> username=<user-1> token=<user-1>\n");
  expect(first).toBe("strategy:\n  label: <secret-1>\n  owner: <user-1>\n");
  expect(await rewritten([log, config])).toEqual([second, first]);
});

test("a name that stands in the input already is given to nobody else, also where it comes later", async () => {
  const texts = ["U1234567 asks\n", "an earlier run wrote <account-1:live> and <account-more:live>\n"];
  const [first, second] = await rewritten(texts.map((text, index) => document("log", `${index}.log`, text)));
  expect([first, second]).toEqual(["<account-2:live> asks\n", texts[1]]);
});

test("a login name is one and the same in capitals and small letters", async () => {
  const text = "IB_USERNAME=Kobyej066\nlogged in as kobyej066, KOBYEJ066\n";
  const [out] = await rewritten([document("log", "bot.log", text)]);
  expect(out).toBe("IB_USERNAME=<user-1>\nlogged in as <user-1>, <user-1>\n");
});

test("a password in other letter case is another password", async () => {
  const text = "TWS_PASSWORD=Kestrel77Vp\nVNC_PASSWORD=kestrel77vp\n";
  const [out] = await rewritten([document("log", "bot.log", text)]);
  expect(out).toBe("TWS_PASSWORD=<secret-1>\nVNC_PASSWORD=<secret-2>\n");
});
