import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLsof } from "../../src/formats/lsof.ts";
import { readNetTcpConnections } from "../../src/formats/net-tcp-connection.ts";
import { readDefaultGateway } from "../../src/formats/proc-net-route.ts";
import { readProcNetTcp } from "../../src/formats/proc-net-tcp.ts";
import { readPs } from "../../src/formats/ps.ts";
import type { SocketEntry } from "../../src/formats/socket-entry.ts";
import { readTasklist } from "../../src/formats/tasklist.ts";
import { readWindowsNetstat } from "../../src/formats/windows-netstat.ts";

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/sockets/${name}`, import.meta.url), "utf8");
const row = (entry: SocketEntry) =>
  `${entry.state} ${entry.localAddress}:${entry.localPort} ${entry.remoteAddress}:${entry.remotePort}` +
  ` r${entry.receiveQueue} s${entry.sendQueue} ${entry.pid} ${entry.program} ${entry.inode}`;

test("/proc/net/tcp: states, queues and inodes", () => {
  expect(readProcNetTcp(fixture("proc-net-tcp.txt")).map(row)).toEqual([
    "LISTEN 0.0.0.0:2024 :0 r0 s0 null null 1172",
    "LISTEN 127.0.0.1:34509 :0 r2 s0 null null 66013",
    "CLOSE_WAIT 127.0.0.1:34509 127.0.0.1:52822 r1 s0 null null 66019",
    "ESTABLISHED 127.0.0.1:52810 127.0.0.1:34509 r0 s0 null null 66014",
    "FIN_WAIT_2 127.0.0.1:52822 127.0.0.1:34509 r0 s0 null null null",
    "SYN_SENT 127.0.0.1:52830 127.0.0.1:34509 r0 s1 null null 66016",
    "ESTABLISHED 127.0.0.1:34509 127.0.0.1:52810 r100 s0 null null 66018",
  ]);
});

test("/proc/net/tcp6: addresses, and IPv4 inside IPv6", () => {
  const entries = readProcNetTcp(fixture("proc-net-tcp6.txt"));
  expect(entries.map(({ localAddress, remoteAddress }) => [localAddress, remoteAddress])).toEqual([
    ["::", ""],
    ["127.0.0.1", "127.0.0.1"],
    ["::1", "::1"],
    ["fe80::25b:1dff:fef3:a4e1", "fe80::1:0:a"],
  ]);
});

describe("lsof", () => {
  test("on Linux, with queues", () => {
    expect(readLsof(fixture("lsof-linux.txt")).map(row)).toEqual([
      "LISTEN 127.0.0.1:34509 :0 r2 s0 31061 python3 null",
      "ESTABLISHED 127.0.0.1:52810 127.0.0.1:34509 r0 s0 31061 python3 null",
      "SYN_SENT 127.0.0.1:52830 127.0.0.1:34509 r0 s1 31061 python3 null",
      "ESTABLISHED 127.0.0.1:34509 127.0.0.1:52810 r100 s0 31061 python3 null",
      "CLOSE_WAIT 127.0.0.1:34509 127.0.0.1:52822 r1 s0 31061 python3 null",
    ]);
  });
  test("on macOS, without queues, with IPv6 and odd names", () => {
    expect(readLsof(fixture("lsof-macos.txt")).map(row)).toEqual([
      "LISTEN 0.0.0.0:7497 :0 rnull snull 812 JavaApplicationStub null",
      "ESTABLISHED 127.0.0.1:7497 127.0.0.1:58114 rnull snull 812 JavaApplicationStub null",
      "CLOSE_WAIT ::1:7497 ::1:58120 rnull snull 812 JavaApplicationStub null",
      "ESTABLISHED 127.0.0.1:58114 127.0.0.1:7497 rnull snull 4021 Python null",
      "LISTEN 0.0.0.0:49210 :0 rnull snull 518 rapportd x null",
    ]);
  });
});

describe("netstat of Windows gives the same rows in every language and code page", () => {
  const english = readWindowsNetstat(fixture("netstat-en.txt"));
  test("English", () => {
    expect(english.map(row)).toEqual([
      "LISTEN 0.0.0.0:135 :0 rnull snull 1260 null null",
      "LISTEN 0.0.0.0:7497 :0 rnull snull 9144 null null",
      "ESTABLISHED 127.0.0.1:7497 127.0.0.1:58114 rnull snull 9144 null null",
      "CLOSE_WAIT 127.0.0.1:7497 127.0.0.1:58120 rnull snull 9144 null null",
      "ESTABLISHED 127.0.0.1:58114 127.0.0.1:7497 rnull snull 15512 null null",
      "TIME_WAIT 127.0.0.1:58099 127.0.0.1:7497 rnull snull null null null",
      "SYN_SENT 192.168.178.20:58131 192.168.178.44:4002 rnull snull 15512 null null",
      "LISTEN :::7497 :0 rnull snull 9144 null null",
      "ESTABLISHED ::1:58140 ::1:7497 rnull snull 15512 null null",
      "ESTABLISHED fe80::1c2b:3d4e:58151 fe80::9:8:4002 rnull snull 15512 null null",
    ]);
  });
  test.each(["de", "de-cp850", "fr", "ru-cp866", "zh"])("%s", (language) => {
    expect(readWindowsNetstat(fixture(`netstat-${language}.txt`))).toEqual(english);
  });
  test("words of an unknown language leave the state open, except for listeners", () => {
    const text = "  TCP  0.0.0.0:4002  0.0.0.0:0  FIGYELÉS  7\n  TCP  1.2.3.4:4002  1.2.3.5:9  ÉLŐ  7\n";
    expect(readWindowsNetstat(text).map(({ state }) => state)).toEqual(["LISTEN", "UNKNOWN"]);
  });
});

test("Get-NetTCPConnection as JSON: numbers or names, many rows or one", () => {
  expect(readNetTcpConnections(fixture("get-nettcpconnection.json")).map(row)).toEqual([
    "LISTEN :::7497 :0 rnull snull 9144 null null",
    "ESTABLISHED 127.0.0.1:7497 127.0.0.1:58114 rnull snull 9144 null null",
    "CLOSE_WAIT 127.0.0.1:7497 127.0.0.1:58120 rnull snull 9144 null null",
    "TIME_WAIT 127.0.0.1:58099 127.0.0.1:7497 rnull snull null null null",
  ]);
  expect(readNetTcpConnections('{"LocalAddress":"::1","LocalPort":1,"State":"constructor"}')).toMatchObject([
    { state: "UNKNOWN", localPort: 1 },
  ]);
  expect(readNetTcpConnections("Get-NetTCPConnection : not recognized")).toEqual([]);
});

test("tasklist and ps", () => {
  expect([...readTasklist(fixture("tasklist.csv"))]).toEqual([
    [0, "System Idle Process"],
    [9144, "tws.exe"],
    [15512, "python.exe"],
    [77, "Мой bot.exe"],
  ]);
  const ps =
    "    1 Sun Nov  1 01:02:03 2026 /sbin/launchd\n  812 Sun Nov 22 11:35:21 2026 /Applications/IB Gateway 10.37/x y\n?\n";
  expect(readPs(ps).map(({ pid, program }) => [pid, program])).toEqual([
    [1, "/sbin/launchd"],
    [812, "/Applications/IB Gateway 10.37/x y"],
  ]);
});

test("the default route", () => {
  const head = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";
  const route = "eth0\t00000000\t01101BAC\t0003\t0\t0\t0\t00000000\t0\t0\t0\n";
  expect(readDefaultGateway(`${head}eth0\t00101BAC\t00000000\t0001\n${route}`)).toBe("172.27.16.1");
  expect(readDefaultGateway(head)).toBeNull();
});

test("no text makes a reader throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      for (const read of [
        readProcNetTcp,
        readLsof,
        readWindowsNetstat,
        readNetTcpConnections,
        readTasklist,
        readPs,
      ])
        read(text);
    }),
  );
});
