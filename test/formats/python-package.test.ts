import fc from "fast-check";
import { expect, test } from "vitest";
import { readIbapiVersion, readMaxClientVersion } from "../../src/formats/ibapi-version.ts";
import { readPythonLock } from "../../src/formats/python-lock.ts";
import {
  readDistributionName,
  readPythonMetadata,
  readPythonRecord,
  readRequirement,
} from "../../src/formats/python-package.ts";

test("names of installed distributions", () => {
  expect(readDistributionName("nautilus_trader-1.220.0.dist-info")).toEqual({
    name: "nautilus-trader",
    version: "1.220.0",
  });
  expect(readDistributionName("ibapi-9.76.1-py3.8.egg-info")).toEqual({ name: "ibapi", version: "9.76.1" });
  expect(readDistributionName("ibapi-10.30.1-py3.11.egg")).toEqual({ name: "ibapi", version: "10.30.1" });
  expect(readDistributionName("nautilus_trader-2.0.0rc2.dist-info")?.version).toBe("2.0.0rc2");
  expect(readDistributionName("numpy")).toBeNull();
});

test("metadata ends at the blank line", () => {
  const text =
    "Name: ibapi\r\nVersion: 9.81.1.post1\r\nRequires-Dist: a\r\nRequires-Dist: b\r\n\r\nRequires-Dist: c\r\n";
  expect(readPythonMetadata(text)).toEqual({
    ...{ name: "ibapi", version: "9.81.1.post1", requiresPython: null, requires: ["a", "b"] },
  });
});

test("RECORD lines, also quoted, without hash, and with backslashes", () => {
  expect(readPythonRecord('ibapi\\client.py,sha256=abc,12\n"a,b.py",,\nbroken\n')).toEqual([
    { path: "ibapi/client.py", hash: "sha256=abc", bytes: 12 },
    { path: "a,b.py", hash: null, bytes: null },
  ]);
});

test("requirements as people and tools write them", () => {
  const read = (text: string) => {
    const requirement = readRequirement(text);
    return requirement && `${requirement.name}[${requirement.extras}]${requirement.specifier}`;
  };
  expect(read('nautilus-ibapi (==10.30.1) ; extra == "ib"')).toBe("nautilus-ibapi[]==10.30.1");
  expect(read("Nautilus_Trader[ib, docker] >= 1.2 , < 2")).toBe("nautilus-trader[ib,docker]>=1.2,<2");
  expect(read("ibapi @ git+https://name:word@example.org/x")).toBe("ibapi[]@ URL");
  expect(read("ib_async==2.0.1 \\")).toBe("ib-async[]==2.0.1");
  expect(read("-r other.txt")).toBeNull();
  expect(read("# nothing")).toBeNull();
});

test("versions of ibapi's own files", () => {
  expect(
    readIbapiVersion("VERSION = {\n    'major': 9,\n    'minor': 81,\n    'patch': 1,\n    'extra': 1\n}\n"),
  ).toBe("9.81.1");
  expect(readIbapiVersion("__version__ = '1'\n")).toBeNull();
  expect(readMaxClientVersion("A = 187\nB = A\nMAX_CLIENT_VER = B\n")).toBe(187);
  expect(readMaxClientVersion("MAX_CLIENT_VER = MAX_CLIENT_VER\n")).toBeNull();
});

test("no text makes a reader throw or hang", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      readDistributionName(text);
      readPythonMetadata(text);
      readPythonRecord(text);
      readRequirement(text);
      readPythonLock(text);
      readIbapiVersion(text);
      readMaxClientVersion(text);
    }),
  );
  expect(readRequirement(`a${"-".repeat(50_000)}!`)).toBeNull();
});
