import { expect, test } from "vitest";
import { twsProcess } from "../../../src/collectors/tws/process.ts";
import type { Files } from "../../../src/model/system.ts";
import { bareSystem, folderOf, look } from "../observe.ts";
import { rootedFiles } from "../rooted-files.ts";

const skipped = { sockets: { status: "skipped", reason: "nothing names a port" } } as const;
const STAT = "(java) S 1 1 1 0 -1 4194560 1 1 1 1 1 1 1 1 20 0 50 0 360000 1 1";

async function linux(files: Record<string, string>, links: Record<string, string> = {}): Promise<Files> {
  const rooted = rootedFiles(
    await folderOf({ "proc/self/x": "", "proc/stat": "cpu 1\nbtime 1760000000\n", ...files }),
  );
  return { ...rooted, link: async (path) => links[path] ?? null };
}

test("a Gateway under IBC is recognised, with the port it listens on, and its password stays where it is", async () => {
  const files = await linux(
    {
      "proc/4711/comm": "java\n",
      "proc/4711/stat": `4711 ${STAT}`,
      "proc/4711/cmdline": "java\0-cp\0/opt/ibc/IBC.jar\0ibcalpha.ibc.IbcGateway\0--pw=hunter-zwei\0",
      "proc/4711/fd/7": "",
      "proc/99/comm": "java\n",
      "proc/99/cmdline": "java\0-jar\0idea.jar\0",
      "proc/net/tcp":
        "  sl  local_address\n   0: 0100007F:0FA2 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 5555 1 0\n",
    },
    { "/proc/4711/fd/7": "socket:[5555]", "/proc/4711/exe": "/usr/local/i4j_jres/x/bin/java" },
  );
  const value = await look(twsProcess, { system: bareSystem({ platform: "linux", files }), facts: skipped });
  expect(value).toEqual({
    ...{ port: 7497, listener: null, otherPorts: [4002], complete: true },
    processes: [
      { pid: 4711, program: "java", product: "gateway", ibc: true, startedAt: "2025-10-09T09:53:20.000Z" },
    ],
  });
});

test.each([
  ["tws", "/home/x/Jts/1030/.install4j/../tws -Xmx768m"],
  ["client-portal", "java -cp root:dist/ibgroup.web.core.iblink.router.clientportal.gw.jar Start"],
  ["unknown", "java -cp /home/x/Jts/1030/jars/jts4launch-1030.jar"],
])("%s is told from what Java runs", async (product, cmdline) => {
  const files = await linux({ "proc/5/comm": "java\n", "proc/5/cmdline": cmdline.replaceAll(" ", "\0") });
  const value = await look(twsProcess, { system: bareSystem({ platform: "linux", files }), facts: skipped });
  expect(value.processes).toMatchObject([{ pid: 5, product }]);
});
