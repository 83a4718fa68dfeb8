import { expect, test } from "vitest";
import { addressNames } from "../../src/app/address-names.ts";
import type { TargetSetting } from "../../src/collectors/project/setting.ts";
import type { Target } from "../../src/model/target.ts";

const setting = (key: string, part: string, value: string, place: string) =>
  ({ key, part, value, place }) as TargetSetting;
const target = (port: number | null) => ({ host: "127.0.0.1", port }) as Target;

const settings = [
  setting("IB_HOST", "host", "127.0.0.1", "environment IB_HOST"),
  setting("IB_HOST", "host", "127.0.0.1", ".env:1"),
  setting("TWS_HOST", "host", "10.0.0.1", ".env:2"),
  setting("IB_PORT", "port", "7497", "deploy/.env.local:3"),
  setting("OTHER_PORT", "port", "4002", ".env:4"),
  setting("port", "port", "7497", "config.yaml:5"),
  setting("port", "port", "7497", "my.environment:6"),
  setting("CLIENT", "clientId", "7497", ".env:7"),
];

test("the names under which a program finds TWS in its environment, each once", () => {
  expect(addressNames(settings, target(7497))).toEqual({ host: ["IB_HOST"], port: ["IB_PORT"] });
});

test("no port is known: no name is its own", () => {
  const nameless = [...settings, setting("NULL_PORT", "port", "null", ".env:8")];
  expect(addressNames(nameless, target(null)).port).toEqual([]);
});
