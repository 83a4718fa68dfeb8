import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { LogInput } from "../../../src/capture/logs/read-log.ts";
import { readLogs } from "../../../src/capture/logs/read-logs.ts";
import type { Artifact } from "../../../src/model/artifact.ts";

const CANCELLED =
  "2025-11-02T14:03:11.404911200Z [INFO] T-1.InteractiveBrokersClient-001: Connection cancelled";
const NOISE = "2025-11-02T14:03:11.404911200Z [INFO] T-1.DataEngine: quote AAPL 187.22 187.23 100 200";

function input(path: string, content: string | Uint8Array, origin: LogInput["origin"] = "flag"): LogInput {
  const bytes = Buffer.from(content);
  return {
    ...{ path, origin, bytes: bytes.length, modifiedMs: 0 },
    async *open(range) {
      yield bytes.subarray(range?.start ?? 0);
    },
  };
}

const run = (inputs: readonly LogInput[], budgetMs = 30_000) =>
  readLogs(inputs, { budgetMs, now: () => performance.now(), signal: new AbortController().signal });

async function textOf(artifact: Artifact | undefined): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of artifact?.open() ?? []) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe("reading logs", () => {
  it("gives events whose lines are those of the artifact, which opens again with the same bytes", async () => {
    const lines = [...Array(50_000).fill(NOISE), CANCELLED, ...Array(50_000).fill(NOISE)];
    const { value, artifacts } = await run([input("/p/a.log", lines.join("\n"))]);
    const text = await textOf(artifacts[0]);
    expect(text.split("\n")[(value.events[0]?.line ?? 0) - 1]).toBe(CANCELLED);
    expect(await textOf(artifacts[0])).toBe(text);
    expect(value.files[0]).toMatchObject({
      artifact: "logs/a.log",
      lines: 100_001,
      problem: null,
      clients: ["nautilus"],
    });
    expect(text.length).toBeLessThan(1_000_000);
  });

  it("reads packed and UTF-16 logs", async () => {
    const { value } = await run([
      input("/p/a.log.2.gz", gzipSync(`${NOISE}\n${CANCELLED}\n`)),
      input("/p/b.log", Buffer.from(`\ufeff${CANCELLED}\r\n`, "utf16le")),
    ]);
    expect(value.events.map(({ kind, artifact }) => [kind, artifact])).toEqual([
      ["connection-cancelled", "logs/a.log.2"],
      ["connection-cancelled", "logs/b.log"],
    ]);
    expect(value.files[1]?.encoding).toBe("utf-16le");
  });

  it("says why a file gave nothing", async () => {
    const { value, artifacts } = await run([
      input("/p/binary.log", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0, 0])),
      input("/p/broken.log.gz", Buffer.concat([gzipSync("x".repeat(1000)).subarray(0, 20)])),
      input("/p/empty.log", ""),
    ]);
    expect(value.files.map(({ problem }) => problem?.split(":")[0] ?? null)).toEqual([
      "binary",
      "could not be read",
      null,
    ]);
    // Of a broken archive, what could be unpacked
    expect(artifacts.map(({ path }) => path)).toEqual(["logs/broken.log"]);
  });

  it("leaves logs of the project that say nothing about IB where they are, but packs those the user named", async () => {
    const { value, artifacts } = await run([
      input("/p/web.log", "GET /index.html 200\n", "project"),
      input("/p/mine.log", "my own words\n", "flag"),
    ]);
    expect(artifacts.map(({ path }) => path)).toEqual(["logs/mine.log"]);
    expect(value.files.map(({ artifact }) => artifact)).toEqual([null, "logs/mine.log"]);
  });

  it("gives equal names different places, and names that are nothing but names", async () => {
    const { artifacts } = await run([
      input("/p/a.log", CANCELLED),
      input("/p/logs/a.log", CANCELLED),
      input("C:\\x\\..\\.log", CANCELLED),
      input("/p/e\u202e\u0000vil\n.log", CANCELLED),
    ]);
    expect(artifacts.map(({ path }) => path)).toEqual([
      "logs/a.log",
      "logs/a-2.log",
      "logs/log",
      "logs/e__vil_.log",
    ]);
  });

  it("reads beginning and end when time is short, and says so", async () => {
    const block = Buffer.from(`${NOISE}\n`.repeat(8000));
    const long: LogInput = {
      ...{ path: "/p/long.log", origin: "flag", bytes: 64 * 1024 * 1024, modifiedMs: 0 },
      async *open(range) {
        if (range !== undefined) yield Buffer.from(`tail\n${CANCELLED}\n`);
        else for (let n = 0; n < 1_000_000; n += 1) yield block;
      },
    };
    const { value, artifacts } = await run([long], 200);
    expect(value.files[0]).toMatchObject({ lines: null });
    expect(value.files[0]?.problem).toContain("too long");
    expect(value.events.map(({ kind }) => kind)).toEqual(["connection-cancelled"]);
    expect(await textOf(artifacts[0])).toContain("[… a part of the file was not read …]");
  });

  it("hands over the host name that NautilusTrader prints, and keeps it out of the events", async () => {
    const { value, hostNames } = await run([
      input("/p/a.log", "2025-11-02T14:03:11.404911200Z [INFO] T-1.TradingNode: machine_id: desk-42\n"),
    ]);
    expect(hostNames).toEqual(["desk-42"]);
    expect(JSON.stringify(value.events)).not.toContain("desk-42");
  });
});
