import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { projectPython } from "../../../src/collectors/project/python.ts";
import { createSystem } from "../../../src/system/index.ts";
import { bareSystem, folderOf, look } from "../observe.ts";
import { distribution, ibapi } from "./distribution.ts";

const SITE = ".venv/lib/python3.13/site-packages";
const CFG = { ".venv/pyvenv.cfg": "home = /usr/bin\nversion = 3.13.1\n" };
const nautilus = distribution({
  site: SITE,
  name: "nautilus-trader",
  version: "1.220.0",
  files: { "nautilus_trader/core/nautilus_pyo3.cpython-313-x86_64-linux-gnu.so": "" },
  headers: ["Requires-Python: <3.14,>=3.11", 'Requires-Dist: nautilus-ibapi (==10.30.1) ; extra == "ib"'],
});

test("a real virtual environment is found, and its interpreter read without starting it", async () => {
  const project = await folderOf({});
  await promisify(execFile)("python3", ["-m", "venv", "--without-pip", join(project, "any-name")]);
  const { environments } = await look(projectPython, { project });
  expect(environments).toHaveLength(1);
  expect(environments[0]).toMatchObject({
    ...{
      kind: "venv",
      found: "any-name in the project",
      active: false,
      packages: [],
      packageCount: 0,
      ibapi: null,
    },
    python: expect.stringMatching(/^3\.\d+\.\d+$/),
  });
});

test("the environment whose interpreter `run` starts is the active one, wherever it lies", async () => {
  const project = await folderOf(CFG);
  const elsewhere = await folderOf({ "pyvenv.cfg": "home = /usr/bin\nversion = 3.12.4\n" });
  const { environments } = await look(projectPython, {
    project,
    program: join(elsewhere, "bin", "python3.12"),
  });
  expect(environments.map(({ active, python }) => ({ active, python }))).toEqual([
    { active: true, python: "3.12.4" },
    { active: false, python: "3.13.1" },
  ]);
});

test("the interpreter that is run counts although the project has an environment that nobody activated", async () => {
  const site = "lib/python3.11/site-packages";
  const prefix = await folderOf({
    "bin/python3": "",
    ...distribution({ site, name: "ib-async", version: "2.0.1" }),
  });
  const project = await folderOf(CFG);
  const { environments } = await look(projectPython, { project, program: join(prefix, "bin", "python3") });
  expect(environments.map(({ kind, active, python }) => [kind, active, python])).toEqual([
    ["system", true, "3.11"],
    ["venv", false, "3.13.1"],
  ]);
});

test("packages that matter are named, with what their metadata says", async () => {
  const other = distribution({ site: SITE, name: "requests", version: "2.32.0" });
  const own = distribution({
    site: SITE,
    name: "nautilus-ibapi",
    version: "10.30.1",
    files: ibapi("10.30.1", 187),
  });
  const project = await folderOf({ ...CFG, ...nautilus, ...other, ...own });
  const [environment] = (await look(projectPython, { project })).environments;
  expect(environment).toMatchObject({ kind: "venv", python: "3.13.1", packageCount: 3, nautilusCore: true });
  expect(environment?.packages).toEqual([
    {
      ...{ name: "nautilus-ibapi", version: "10.30.1", installer: "pip", direct: null },
      ...{ requiresPython: null, requiresIbapi: null },
    },
    {
      ...{ name: "nautilus-trader", version: "1.220.0", installer: "pip", direct: null },
      requiresPython: "<3.14,>=3.11",
      requiresIbapi: 'nautilus-ibapi (==10.30.1) ; extra == "ib"',
    },
  ]);
  expect(environment?.ibapi).toEqual({
    folder: join(await realpath(project), SITE, "ibapi"),
    ...{ found: "site-packages", version: "10.30.1", maxClientVersion: 187, protobuf: false },
    owners: [{ name: "nautilus-ibapi", version: "10.30.1", differingFiles: 0 }],
  });
});

describe("where import ibapi comes from", () => {
  const ibapiOf = async (files: Record<string, string>, env: Record<string, string> = {}) => {
    const project = await folderOf({ ...CFG, ...files });
    const { environments } = await look(projectPython, { project, system: bareSystem({ env }) });
    return environments[0]?.ibapi;
  };

  test("two distributions own the folder: the one that was written over shows it", async () => {
    const files = {
      ...distribution({
        site: SITE,
        name: "nautilus-ibapi",
        version: "10.30.1",
        files: ibapi("10.30.1", 187),
      }),
      ...distribution({ site: SITE, name: "ibapi", version: "9.81.1.post1", files: ibapi("9.81.1", 151) }),
    };
    expect(await ibapiOf(files)).toMatchObject({
      ...{ version: "9.81.1", maxClientVersion: 151 },
      owners: [
        { name: "ibapi", version: "9.81.1.post1", differingFiles: 0 },
        { name: "nautilus-ibapi", version: "10.30.1", differingFiles: 3 },
      ],
    });
  });

  test("a copy in the project's folder shadows what is installed", async () => {
    const files = {
      ...distribution({ site: SITE, name: "ibapi", version: "10.30.1", files: ibapi("10.30.1", 187) }),
      ...ibapi("10.19.2", 176),
    };
    expect(await ibapiOf(files)).toMatchObject({ found: "project folder", version: "10.19.2", owners: [] });
    expect(await ibapiOf({ "ibapi.py": "" })).toMatchObject({ found: "project folder", version: null });
  });

  test("an editable install, an egg of IBKR's installer, and a path file", async () => {
    const elsewhere = await folderOf(ibapi("10.37.2", 201));
    const finder = `MAPPING: dict[str, str] = {'ibapi': '${elsewhere}/ibapi'}\n`;
    expect(await ibapiOf({ [`${SITE}/__editable___ibapi_10_37_2_finder.py`]: finder })).toMatchObject({
      ...{ found: "editable", version: "10.37.2", maxClientVersion: 201 },
    });
    const egg = `${SITE}/ibapi-10.30.1-py3.13.egg`;
    const eggs = Object.fromEntries(
      Object.entries(ibapi("10.30.1", 187)).map(([path, text]) => [`${egg}/${path}`, text]),
    );
    const easy = { [`${SITE}/easy-install.pth`]: "./ibapi-10.30.1-py3.13.egg\n" };
    expect(await ibapiOf({ ...eggs, ...easy })).toMatchObject({
      ...{
        found: "egg",
        version: "10.30.1",
        owners: [{ name: "ibapi", version: "10.30.1", differingFiles: null }],
      },
    });
    const path = { [`${SITE}/tws.pth`]: `import sys; sys.x = 1\n${elsewhere}\n` };
    expect(await ibapiOf(path)).toMatchObject({ found: "path file", version: "10.37.2" });
  });

  test("PYTHONPATH comes before site-packages", async () => {
    const elsewhere = await folderOf(ibapi("10.37.2", 201));
    const files = distribution({
      site: SITE,
      name: "ibapi",
      version: "10.30.1",
      files: ibapi("10.30.1", 187),
    });
    expect(await ibapiOf(files, { PYTHONPATH: elsewhere })).toMatchObject({
      found: "PYTHONPATH",
      version: "10.37.2",
    });
  });

  test("an ibapi whose version cannot be read is still found", async () => {
    const odd = {
      [`${SITE}/ibapi/__init__.py`]: "from .v import *\n",
      [`${SITE}/ibapi/protobuf/__init__.py`]: "",
    };
    expect(await ibapiOf(odd)).toMatchObject({
      version: null,
      maxClientVersion: null,
      protobuf: true,
      owners: [],
    });
  });
});

describe("environments that belong to the project", () => {
  const found = async (project: string, system = bareSystem()) => {
    const { environments } = await look(projectPython, { project, system });
    return environments.map(
      ({ kind, found, python, active }) => `${kind} ${python} (${found})${active ? " active" : ""}`,
    );
  };

  test("the active one comes first, each only once", async () => {
    const project = await folderOf({
      ...CFG,
      "venv/pyvenv.cfg": "version_info = 3.12.4.final.0\nuv = 0.5.1\n",
    });
    const system = bareSystem({ env: { VIRTUAL_ENV: join(project, "venv") } });
    expect(await found(project, system)).toEqual([
      "uv 3.12.4 (VIRTUAL_ENV) active",
      "venv 3.13.1 (.venv in the project)",
    ]);
  });

  test("conda's base, active in every shell, comes after the project's own", async () => {
    const base = await folderOf({ "conda-meta/python-3.11.5-h1.json": "{}" });
    const project = await folderOf(CFG);
    const env = { CONDA_PREFIX: base, CONDA_DEFAULT_ENV: "base", UV_PROJECT_ENVIRONMENT: "absent" };
    expect(await found(project, bareSystem({ env }))).toEqual([
      "venv 3.13.1 (.venv in the project)",
      "conda 3.11.5 (CONDA_PREFIX, the base)",
    ]);
    const chosen = { ...env, CONDA_DEFAULT_ENV: "trading", UV_PROJECT_ENVIRONMENT: ".venv" };
    expect(await found(project, bareSystem({ env: chosen }))).toEqual([
      "uv 3.13.1 (UV_PROJECT_ENVIRONMENT) active",
      "conda 3.11.5 (CONDA_PREFIX) active",
    ]);
  });

  test("Windows layout", async () => {
    const site = ".venv/Lib/site-packages";
    const project = await folderOf({
      ".venv/pyvenv.cfg": "home = C:\\Python313\r\nversion = 3.13.1\r\n",
      ".venv/Scripts/python.exe": "",
      ...distribution({ site, name: "ib-async", version: "2.0.1" }),
    });
    const { environments } = await look(projectPython, { project });
    expect(environments[0]?.packages.map(({ name, version }) => `${name} ${version}`)).toEqual([
      "ib-async 2.0.1",
    ]);
  });

  test("conda, by its metadata folder and by the name in environment.yml", async () => {
    const home = await folderOf({
      "miniconda3/envs/trading/conda-meta/python-3.12.3-h996f2a0_1.json": "{}",
    });
    const project = await folderOf({ "environment.yml": "name: trading\ndependencies:\n  - python=3.12\n" });
    expect(await found(project, bareSystem({ home }))).toEqual(["conda 3.12.3 (named in environment.yml)"]);
  });

  test("poetry's and pipenv's folders, by the project they were made for", async () => {
    const project = await realpath(await folderOf({ "pyproject.toml": '[tool.poetry]\nname = "bot"\n' }));
    const hash = createHash("sha256").update(project).digest("base64url").slice(0, 8);
    const name = project.split("/").at(-1);
    const home = await folderOf({
      [`.cache/pypoetry/virtualenvs/bot-${hash}-py3.12/pyvenv.cfg`]:
        "version_info = 3.12.1.final.0\nvirtualenv = 20\n",
      ".cache/pypoetry/virtualenvs/bot-AAAAAAAA-py3.11/pyvenv.cfg": "version = 3.11.0\n",
      [`.local/share/virtualenvs/${name}-x1/pyvenv.cfg`]: "version = 3.11.9\n",
      [`.local/share/virtualenvs/${name}-x1/.project`]: `${project}\n`,
      [`.local/share/virtualenvs/${name}-x2/pyvenv.cfg`]: "version = 3.10.0\n",
      [`.local/share/virtualenvs/${name}-x2/.project`]: "/somewhere/else\n",
    });
    expect(await found(project, { ...bareSystem({ home }), platform: "linux" })).toEqual([
      "poetry 3.12.1 (poetry's cache)",
      "pipenv 3.11.9 (pipenv's folder)",
    ]);
  });

  test("poetry's folder by the project's name, when it is the only one of that name", async () => {
    const project = await folderOf({ "pyproject.toml": '[tool.poetry]\nname = "My Bot"\n' });
    const moved = { ".cache/pypoetry/virtualenvs/my_bot-AAAAAAAA-py3.11/pyvenv.cfg": "version = 3.11.0\n" };
    const another = { ".cache/pypoetry/virtualenvs/my_bot-BBBBBBBB-py3.12/pyvenv.cfg": "version = 3.12.0\n" };
    const at = async (files: Record<string, string>) =>
      found(project, { ...bareSystem({ home: await folderOf(files) }), platform: "linux" });
    expect(await at(moved)).toEqual(["poetry 3.11.0 (poetry's cache, by the project's name)"]);
    expect(await at({ ...moved, ...another })).toEqual([]);
  });

  test("one in the folder above, up to the repository's root", async () => {
    const root = await folderOf({ ".git/HEAD": "", ...CFG, "bots/one/main.py": "" });
    expect(await found(join(root, "bots", "one"))).toEqual(["venv 3.13.1 (.venv above the project)"]);
  });

  test("without one, the Python on PATH, but never a program inside the project", async () => {
    const prefix = await folderOf({
      "bin/python3": "",
      ...distribution({ site: "lib/python3.11/site-packages", name: "ib-insync", version: "0.9.86" }),
    });
    const project = await folderOf({ "bin/python3": "", "lib/python3.9/site-packages/x": "" });
    const PATH = `${join(project, "bin")}:${join(prefix, "bin")}`;
    const system = createSystem({ env: { PATH }, home: "/nowhere" });
    const { environments } = await look(projectPython, { project, system });
    expect(environments).toMatchObject([
      { kind: "system", python: "3.11", packages: [{ name: "ib-insync" }] },
    ]);
  });
});

test("what the project asks for, with its places", async () => {
  const project = await folderOf({
    "requirements.txt":
      "# trading\nnautilus_trader[ib]==1.220.0  # pinned\nrequests>=2\nib_async ; python_version<'3.14'\n-r more.txt\n",
    "pyproject.toml":
      '[project]\nname = "bot"\nrequires-python = ">=3.12"\ndependencies = [\n  "ib_insync>=0.9,<1",\n  "rich",\n]\n[tool.poetry.dependencies]\nnautilus_trader = { version = "^1.219", extras = ["ib"] }\n',
    "uv.lock":
      'version = 1\n\n[[package]]\nname = "nautilus-ibapi"\nversion = "10.30.1"\n\n[[package]]\nname = "rich"\nversion = "13.0"\n',
    "Pipfile.lock": '{"default": {\n "protobuf": {"version": "==5.29.5"}}}',
    ".python-version": "3.13.1\n",
  });
  const { requirements, wantedPython } = await look(projectPython, { project });
  expect(
    requirements.map(({ name, specifier, extras, locked, place }) => [
      name,
      specifier,
      extras.join(),
      locked,
      place,
    ]),
  ).toEqual([
    ["nautilus-trader", "==1.220.0", "ib", false, "requirements.txt:2"],
    ["ib-async", "", "", false, "requirements.txt:4"],
    ["ib-insync", ">=0.9,<1", "", false, "pyproject.toml:5"],
    ["nautilus-trader", "^1.219", "", false, "pyproject.toml:9"],
    ["nautilus-ibapi", "==10.30.1", "", true, "uv.lock:3"],
    ["protobuf", "==5.29.5", "", true, "Pipfile.lock:2"],
  ]);
  expect(wantedPython).toEqual([
    { specifier: ">=3.12", place: "pyproject.toml:3" },
    { specifier: "3.13.1", place: ".python-version:1" },
  ]);
});
