import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectSource } from "../../../src/collectors/project/source.ts";
import { folderOf, look, observe } from "../observe.ts";

const read = async (files: Record<string, string>) => look(projectSource, { project: await folderOf(files) });
const hintsOf = async (file: string, text: string) =>
  (await read({ [file]: text })).hints.map(
    ({ kind, place, with: other }) => `${kind} ${place}${other ? ` with ${other}` : ""}`,
  );

const NODE = "import asyncio\nfrom nautilus_trader.live.node import TradingNode\n";

describe("hints", () => {
  const shown: Record<string, [string, string[]]> = {
    "asyncio.run around node.run": [
      `${NODE}async def main():\n    node = TradingNode(config=c)\n    node.build()\n    node.run()\n\nif __name__ == "__main__":\n    asyncio.run(main())\n`,
      ["run-inside-running-loop a.py:6 with a.py:9"],
    ],
    "the same through a method that main calls": [
      `${NODE}class Bot:\n    def go(self):\n        self.node.run()\n\nasync def main():\n    Bot().go()\n\nloop.run_until_complete(main())\n`,
      ["run-inside-running-loop a.py:5 with a.py:10"],
    ],
    "a method started on a new object": [
      `${NODE}class Bot:\n    async def go(self):\n        self.node.run()\nasyncio.run(Bot(1).go())\n`,
      ["run-inside-running-loop a.py:5 with a.py:6"],
    ],
    "an async function that another file starts": [
      `${NODE}async def serve(\n    settings,\n) -> None:\n    trading_node.run()\n`,
      ["run-inside-async-function a.py:6"],
    ],
    "dispose after an await": [
      `${NODE}async def main():\n    await asyncio.sleep(1)\n    node.dispose()\n`,
      ["dispose-after-await a.py:5 with a.py:4"],
    ],
    "node.start": [`${NODE}node.start()\n`, ["node-start a.py:3"]],
    "a coroutine never awaited": [
      "from ib_async import IB\nasync def main():\n    ib = IB()\n    ib.connectAsync('127.0.0.1', 7497, 1)\n",
      ["connect-not-awaited a.py:4"],
    ],
    "Nautilus's historical client, never awaited": [
      "from nautilus_trader.adapters.x import HistoricClient\nasync def main():\n    client = HistoricClient()\n    client.connect()\n    await asyncio.sleep(1)\n",
      ["connect-not-awaited a.py:4"],
    ],
    "a blocking connect in async code": [
      "from ib_insync import IB\nasync def main():\n    ib = IB()\n    ib.connect('127.0.0.1', 7497, 1)\n",
      ["blocking-connect-in-async-function a.py:4"],
    ],
    "a client made in a thread": [
      "import threading\nfrom ib_async import IB\ndef work():\n    ib = IB()\nthreading.Thread(target=work, daemon=True).start()\n",
      ["client-in-thread a.py:4 with a.py:5"],
    ],
    "a limit around connecting": [
      "import asyncio\nfrom ib_async import IB\nasync def main():\n    await asyncio.wait_for(\n        ib.connectAsync(), 1)\n",
      ["wait-for-around-connect a.py:4"],
    ],
  };
  test.each(Object.entries(shown))("%s", async (_name, [text, expected]) => {
    expect(await hintsOf("a.py", text)).toEqual(expected);
  });

  const fine: Record<string, string> = {
    "node.run at the top level": `${NODE}def main():\n    node = TradingNode(config=c)\n    try:\n        node.run()\n    finally:\n        node.dispose()\nif __name__ == "__main__":\n    main()\n`,
    "the async way": `${NODE}async def main():\n    try:\n        await node.run_async()\n    except Exception:\n        raise\nasyncio.run(main())\n`,
    "disposing of a node that has run": `${NODE}async def main():\n    try:\n        await node.run_async()\n    finally:\n        node.dispose()\n`,
    "what only stands in comments and texts": `${NODE}async def main():\n    """node.run() would\n    node.run()\n    """\n    # node.run()\n    print("node.run()")\nasyncio.run(main())\n`,
    "an awaited connect over several lines":
      "from ib_async import IB\nasync def main():\n    await ib.connectAsync(\n        '127.0.0.1', 7497)\n",
    "a coroutine handed to a loop":
      "from ib_async import IB, util\ndef main():\n    util.run(\n        ib.connectAsync())\n    asyncio.create_task(ib.connectAsync())\n",
    "ibapi's own thread":
      "import threading\nfrom ibapi.client import EClient\napp.connect('127.0.0.1', 7497, 0)\nthreading.Thread(target=app.run).start()\n",
  };
  test.each(Object.entries(fine))("none for %s", async (_name, text) => {
    expect(await hintsOf("a.py", text)).toEqual([]);
  });

  test("in a notebook, at the line of its JSON", async () => {
    const cell = (type: string, ...source: string[]) => ({ cell_type: type, metadata: {}, source });
    const cells = [
      cell("markdown", "node.run()\n"),
      cell("code", "from nautilus_trader.live.node import TradingNode\n", "node.run()"),
    ];
    const text = JSON.stringify({ cells, nbformat: 4 }, null, 1);
    const line = text.split("\n").findIndex((one) => one.includes('"node.run()"')) + 1;
    expect(await hintsOf("a.ipynb", text)).toEqual([`run-in-notebook a.ipynb:${line}`]);
  });

  test("a hint quotes its line, shortened", async () => {
    const { hints } = await read({
      "a.py": `${NODE}async def f():\n    node.run()  # ${"x ".repeat(200)}\n`,
    });
    expect(hints[0]?.quote).toMatch(/^node\.run\(\) {2}# (?:x ?){50,}$/);
    expect(hints[0]?.quote.length).toBeLessThanOrEqual(160);
  });
});

describe("literals", () => {
  const settingsOf = async (file: string, text: string) =>
    (await read({ [file]: text })).settings.map(({ part, value, place }) => `${part} ${value} ${place}`);
  const cases: Record<string, [string, string, string[]]> = {
    "positional arguments of connect": [
      "a.py",
      "from ib_async import IB\nib.connect('10.0.0.2', 4002, clientId=17)\n",
      ["host 10.0.0.2 a.py:2", "port 4002 a.py:2", "clientId 17 a.py:2"],
    ],
    "keywords of Nautilus's configuration": [
      "a.py",
      'from nautilus_trader.config import X\nc = InteractiveBrokersDataClientConfig(\n    ibg_host="127.0.0.1",\n    ibg_port=7497,\n    ibg_client_id=1,\n)\ne = InteractiveBrokersExecClientConfig(account_id="DU1234567")\n',
      ["host 127.0.0.1 a.py:3", "port 7497 a.py:4", "clientId 1 a.py:5", "account DU1234567 a.py:7"],
    ],
    "defaults of environment variables and flags": [
      "a.py",
      'from ibapi.client import EClient\nport = int(os.getenv("IB_PORT", "7497"))\nhost = os.environ.get("TWS_HOST", "localhost")\nparser.add_argument("--ib-client-id", type=int, default=9)\n',
      ["port 7497 a.py:2", "host localhost a.py:3", "clientId 9 a.py:4"],
    ],
    "constants and parameters": [
      "a.py",
      'import ib_async\nIB_PORT = 4001\ndef connect(host="127.0.0.1", port=7496, client_id=3): ...\n',
      ["port 4001 a.py:2", "host 127.0.0.1 a.py:3", "port 7496 a.py:3", "clientId 3 a.py:3"],
    ],
    "an object in TypeScript": [
      "bot.ts",
      'import { IBApi } from "@stoqey/ib";\nconst ib = new IBApi({ clientId: 5, host: "127.0.0.1", port: 4002 });\n',
      ["clientId 5 bot.ts:2", "host 127.0.0.1 bot.ts:2", "port 4002 bot.ts:2"],
    ],
    "what ib_async takes where the program says nothing": [
      "a.py",
      "import ib_async\n# ib.connect()\nib.connect('10.0.0.2')\n",
      ["host 10.0.0.2 a.py:3", "port 7497 a.py:3", "clientId 1 a.py:3"],
    ],
    "the ports of Nautilus's dockerized Gateway": [
      "a.py",
      'from nautilus_trader.x import Y\ng = DockerizedIBGatewayConfig(\n    trading_mode="live",\n)\n',
      ["mode live a.py:3", "port 4001 a.py:2"],
    ],
    "nothing of comments in TypeScript": [
      "bot.ts",
      'import { IBApi } from "@stoqey/ib"; // new IBApi({ port: 4001 })\n/* IB_PORT = 7497 */ const url = "http://x";\n',
      [],
    ],
    "nothing of tests": ["tests/test_a.py", "import ib_async\nib.connect('127.0.0.1', 7497, 1)\n", []],
    "nothing of a web server beside it": [
      "a.py",
      "import ib_async\nuvicorn.run(app, host='0.0.0.0', port=8000)\nredis.Redis(host='cache', port=6379)\n",
      [],
    ],
  };
  test.each(Object.entries(cases))("%s", async (_name, [file, text, expected]) => {
    expect(await settingsOf(file, text)).toEqual(expected);
  });
});

test("imported libraries, variables read, and a client id that two programs share", async () => {
  const bot = (port: string) =>
    `from ib_async import IB\nfrom dotenv import load_dotenv\nib.connect("127.0.0.1", ${port}, 7)\n`;
  const value = await read({
    "a.py": `${bot("4001")}account = os.environ["IB_ACCOUNT"]\nos.getenv("HOME")\nos.getenv("TWS_HOST")\n`,
    "b.py": bot("4001"),
    "c.py": "from ib_async import IB\nib.connect('127.0.0.1', 4001, 8)\n",
  });
  expect(value.libraries).toEqual([
    { name: "ib_async", place: "a.py:1" },
    { name: "dotenv", place: "a.py:2" },
  ]);
  expect(value.environmentReads).toEqual([
    { name: "IB_ACCOUNT", place: "a.py:4" },
    { name: "TWS_HOST", place: "a.py:6" },
  ]);
  expect(value.sharedClientIds).toEqual([{ clientId: 7, places: ["a.py:3", "b.py:3"] }]);
});

test("two programs that both leave the client id to the library share it", async () => {
  const text = "from ib_async import IB\nib.connect(port=4001)\n";
  const { sharedClientIds } = await read({ "a.py": text, "b.py": text });
  expect(sharedClientIds).toEqual([{ clientId: 1, places: ["a.py:2", "b.py:2"] }]);
});

test("secrets in the source are learned", async () => {
  const project = await folderOf({
    "a.py": 'import ib_async\nTWS_PASSWORD = "hunter-zwei"\nU = "DU1234567"\nACCOUNT = "DU7654321"\n',
  });
  const { known } = await observe(projectSource, { project });
  expect(known).toEqual([
    { value: "hunter-zwei", kind: "secret", origin: "TWS_PASSWORD in a.py:2" },
    { value: "DU7654321", kind: "account", origin: "a.py:4" },
  ]);
});

test("a big folder is read within its limits", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 700 }, (_, n) => [`m${n}/x.py`, "import ib_async\n"]),
  );
  const value = await read({ ...files, "huge.py": `import ib_async\n${'"""'.repeat(60_000)}` });
  expect(value.truncated).toBe(true);
  expect(value.files).toBeLessThanOrEqual(300);
});

test("constants count where their names are used, at the line of their values", async () => {
  const project = await folderOf({
    "live/run_live.py": [
      "from nautilus_trader.adapters.interactive_brokers.config import InteractiveBrokersDataClientConfig",
      "CLIENT_ID = 11",
      'PORT = int(os.environ.get("IB_PORT", "7497"))',
      "config = InteractiveBrokersDataClientConfig(ibg_port=PORT, ibg_client_id=CLIENT_ID)",
    ].join("\n"),
    "old/bot.py": "from ib_async import IB\nWHERE = 'nas'\nMINE = 7508\nIB().connect(WHERE, MINE, 4)\n",
  });
  const { value } = await observe(projectSource, { project });
  const told = value.settings.map(({ part, value: text, place }) => [part, text, place]);
  expect(told).toContainEqual(["clientId", "11", "live/run_live.py:2"]);
  expect(told).toContainEqual(["host", "nas", "old/bot.py:2"]);
  expect(told).toContainEqual(["port", "7508", "old/bot.py:3"]);
});

test("the file that is started comes before its neighbours", async () => {
  const program = (port: number) => `from ib_async import IB\nIB().connect("127.0.0.1", ${port}, 3)\n`;
  const project = await folderOf({ "main.py": program(7497), "jobs/night.py": program(4002) });
  const ports = async (started: readonly string[]) =>
    (await observe(projectSource, { project, started })).value.settings
      .filter(({ part }) => part === "port")
      .map(({ value }) => value);
  expect(await ports([])).toEqual(["7497", "4002"]);
  expect(await ports([join(project, "jobs/night.py")])).toEqual(["4002", "7497"]);
});
