// Draws what the documentation shows from a real run: docs/terminal.svg, docs/example-report.md and README's excerpt. After `npm run build`.
import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const program = join(root, "dist", "bin", "ib-bugreport.js");
const COLUMNS = 100;
const ESC = String.fromCharCode(0x1b);
/** A change of colour, or a word with the space after it. */
const PIECE = new RegExp(`${ESC}\\[(\\d+)m|([^\\s${ESC}]+\\s?|\\s)`, "g");
/** What the run shows: a program that cancels itself, against a healthy TWS. */
const LOG = [
  "2026-03-02T14:03:11.118204300Z [INFO] TESTER-001.TradingNode: nautilus_trader: 1.220.0",
  "2026-03-02T14:03:11.118204300Z [INFO] TESTER-001.TradingNode: python: 3.13.1",
  "2026-03-02T14:03:11.403244000Z [INFO] TESTER-001.InteractiveBrokersClient-001: Starting InteractiveBrokersClient (1)...",
  "2026-03-02T14:03:11.403301500Z [INFO] TESTER-001.InteractiveBrokersClient-001: Connecting to 127.0.0.1:PORT with client id: 1",
  "2026-03-02T14:03:11.404911200Z [INFO] TESTER-001.InteractiveBrokersClient-001: Connection cancelled",
  "2026-03-02T14:03:11.405302800Z [ERROR] TESTER-001.InteractiveBrokersClient-001: Not connected (code: 504, req_id=-1)",
];

const folder = mkdtempSync(join(tmpdir(), "my-bot-"));
try {
  const simulator = spawn(process.execPath, [program, "simulate", "healthy-176", "--port", "7497"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise((found) => {
    simulator.stdout.once("data", (bytes) => found(/:(\d+)/.exec(String(bytes))?.[1]));
  });
  const { screen, report } = run(port);
  simulator.kill();
  mkdirSync(join(root, "docs"), { recursive: true });
  writeFileSync(join(root, "docs", "terminal.svg"), picture(wrapped(screen)));
  writeFileSync(join(root, "docs", "example-report.md"), report);
  writeFileSync(join(root, "README.md"), withExcerpt(readFileSync(join(root, "README.md"), "utf8"), report));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs the program in a project made for it, its two streams in one file so that their order stays. */
function run(port) {
  writeFileSync(
    join(folder, ".env"),
    `IB_HOST=127.0.0.1\nIB_PORT=${port}\nIB_CLIENT_ID=1\nTWS_ACCOUNT=DU1234567\n`,
  );
  virtualEnvironment();
  writeFileSync(join(folder, "live.log"), `${LOG.join("\n").replace("PORT", port)}\n`);
  const output = openSync(join(folder, "screen"), "w+");
  spawnSync(process.execPath, [program, "--log", "live.log", "--tried", "Python 3.12"], {
    cwd: folder,
    env: { PATH: "/usr/bin:/bin", HOME: "/home/me", FORCE_COLOR: "1", LANG: "C.UTF-8" },
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  const name = readdirSync(folder).find((one) => one.endsWith(".md"));
  return {
    screen: general(readFileSync(join(folder, "screen"), "utf8")),
    report: general(readFileSync(join(folder, name), "utf8")),
  };
}

/** What `pip install "nautilus_trader[ib]"` leaves, as far as it is read. */
function virtualEnvironment() {
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, ".venv", path)), { recursive: true });
    writeFileSync(join(folder, ".venv", path), text);
  };
  write("pyvenv.cfg", "version = 3.13.1\n");
  const packages = "lib/python3.13/site-packages";
  for (const [name, version] of [
    ["nautilus_trader", "1.220.0"],
    ["nautilus_ibapi", "10.30.1"],
    ["protobuf", "5.29.5"],
  ]) {
    const about = `${packages}/${name}-${version}.dist-info`;
    write(`${about}/METADATA`, `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`);
    write(`${about}/RECORD`, name === "nautilus_ibapi" ? "ibapi/__init__.py,,\n" : `${name}/__init__.py,,\n`);
  }
  write(`${packages}/ibapi/__init__.py`, 'VERSION = {"major": 10, "minor": 30, "micro": 1}\n');
  write(`${packages}/ibapi/server_versions.py`, "MAX_CLIENT_VER = 187\n");
}

/** Takes out where this machine keeps things. */
function general(text) {
  return text.replaceAll(folder, "/home/me/my-bot");
}

/** Puts the first screen of the report into the README. */
function withExcerpt(readme, report) {
  const excerpt = report
    .split("\n## Evidence")[0]
    .trim()
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n")
    .replace("> # ", "> ### ")
    .replaceAll("> ## ", "> #### ");
  return readme.replace(
    /(<!-- excerpt -->\n)[\s\S]*?(<!-- \/excerpt -->)/,
    (_all, begin, end) => `${begin}\n${excerpt}\n\n${end}`,
  );
}

/** Lines of at most COLUMNS characters, each a list of pieces with the colour they stand in. */
function wrapped(text) {
  const lines = [];
  let style = "";
  for (const line of text.trim().split("\n")) {
    let pieces = [];
    let width = 0;
    for (const [, codes, word] of line.matchAll(PIECE)) {
      if (codes !== undefined) {
        style = { 1: "bold", 2: "dim", 31: "red", 32: "green", 33: "yellow", 36: "cyan" }[codes] ?? "";
        continue;
      }
      if (width + word.length > COLUMNS && width > 0) {
        lines.push(pieces);
        pieces = [];
        width = 0;
      }
      const last = pieces.at(-1);
      if (last?.style === style) last.word += word;
      else pieces.push({ style, word });
      width += word.length;
    }
    lines.push(pieces);
  }
  return lines;
}

function picture(lines) {
  const height = 24 + lines.length * 18;
  const rows = lines.map((pieces, index) => {
    const spans = pieces.map(({ style, word }) =>
      style === "" ? escaped(word) : `<tspan class="${style}">${escaped(word)}</tspan>`,
    );
    return `<text x="14" y="${28 + index * 18}">${spans.join("")}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="860" height="${height}" viewBox="0 0 860 ${height}" role="img" aria-label="ib-bugreport in a terminal">
<style>
rect { fill: #1b1f24 }
text { fill: #d7dde4; font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre }
.bold { font-weight: 700; fill: #fff } .dim { fill: #8b949e } .green { fill: #56d364 } .yellow { fill: #e3b341 } .red { fill: #ff7b72 } .cyan { fill: #39c5cf }
</style>
<rect width="100%" height="100%" rx="8"/>
${rows.join("\n")}
</svg>
`;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
