// Virtual environments of the real Python clients, made from the pinned files in requirements/ and kept between runs.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const REQUIREMENTS = fileURLToPath(new URL("requirements", import.meta.url));
const WINDOWS = process.platform === "win32";
/** Longer than the slowest installation seen (NautilusTrader with pyarrow, 20 s warm), shorter than any CI's patience. */
const INSTALL_MS = 10 * 60_000;

/** Returns `{environment: python}` for all that could be made here, or a sentence saying what to install. */
export function prepareEnvironments(cache) {
  const interpreters = findInterpreters();
  if (interpreters.size === 0)
    return "No Python was found. Install Python 3.12 or 3.13 (with the venv module), so that `python3 --version` answers, and run this again.";
  console.log(`Python found: ${[...interpreters.keys()].join(", ")}`);
  mkdirSync(cache, { recursive: true });
  const made = {};
  for (const file of readdirSync(REQUIREMENTS).sort()) {
    const name = file.replace(/\.txt$/, "");
    const text = readFileSync(join(REQUIREMENTS, file), "utf8");
    const wanted = /^# python: (.+)$/m.exec(text)?.[1]?.split(" ") ?? [];
    const version = wanted.find((one) => interpreters.has(one));
    if (version === undefined) {
      console.log(`${name}: left out, needs Python ${wanted.join(" or ")}`);
      continue;
    }
    const answer = prepare({
      folder: join(cache, name),
      file: join(REQUIREMENTS, file),
      text,
      python: interpreters.get(version),
    });
    if (answer.error !== null) return `${name}: ${answer.error}`;
    console.log(`${name}: Python ${version}, ${answer.did} in ${(answer.ms / 1000).toFixed(1)} s`);
    made[name] = answer.python;
  }
  return made;
}

function prepare({ folder, file, text, python }) {
  const started = Date.now();
  const own = WINDOWS ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
  const done = (did, error = null) => ({ python: own, did, error, ms: Date.now() - started });
  const mark = join(folder, "made-from");
  const hash = createHash("sha256").update(text).update(python).digest("hex");
  if (existsSync(mark) && readFileSync(mark, "utf8") === hash && existsSync(own)) return done("kept");
  rmSync(folder, { recursive: true, force: true });
  const venv = spawnSync(python, ["-m", "venv", folder], { encoding: "utf8", timeout: INSTALL_MS });
  if (venv.status !== 0)
    return done(
      "",
      `${python} cannot make virtual environments; install its venv module (Debian: apt-get install python3-venv).\n${venv.stderr}`,
    );
  const install = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--no-input",
    "--disable-pip-version-check",
    "-r",
    file,
  ];
  const pip = spawnSync(own, install, { encoding: "utf8", timeout: INSTALL_MS });
  if (pip.status !== 0) return done("", explainPip(pip));
  writeFileSync(mark, hash);
  return done("made");
}

function explainPip({ stderr, error }) {
  const said = `${stderr ?? ""}${error ?? ""}`.trim().split("\n").slice(-6).join("\n");
  const unreachable =
    /Could not fetch URL|Connection|Temporary failure|timed out|Max retries|ETIMEDOUT|\(from versions: none\)/i.test(
      said,
    );
  return unreachable
    ? `the package index cannot be reached. Allow access to https://pypi.org, or set PIP_INDEX_URL to a mirror, and run this again.\n${said}`
    : `pip could not install it.\n${said}`;
}

/** The newest interpreter of each minor version: on PATH, in pyenv's folder, and whatever `python3` is. */
function findInterpreters() {
  const found = new Map();
  for (const path of candidates()) {
    const { status, stdout } = spawnSync(
      path,
      ["-c", "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"],
      {
        encoding: "utf8",
        timeout: 20_000,
      },
    );
    const version = stdout?.trim();
    if (status === 0 && /^3\.\d+$/.test(version) && !found.has(version)) found.set(version, path);
  }
  return found;
}

function* candidates() {
  const pyenv = join(process.env.PYENV_ROOT ?? join(homedir(), ".pyenv"), "versions");
  if (existsSync(pyenv))
    for (const name of readdirSync(pyenv).sort().reverse()) {
      const path = join(pyenv, name, WINDOWS ? "python.exe" : join("bin", "python3"));
      if (/^3\.(?:9|1\d)\./.test(name) && existsSync(path)) yield path;
    }
  const names = WINDOWS
    ? ["python.exe"]
    : ["python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python3.9", "python3"];
  for (const name of names)
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      const path = join(folder, name);
      if (folder !== "" && existsSync(path)) yield path;
    }
}
