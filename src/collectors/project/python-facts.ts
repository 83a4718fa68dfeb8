/** A distribution in an environment that matters for a connection to TWS. */
export interface PythonPackage {
  /** Normalised (PEP 503): `nautilus-trader`, `ib-async`. */
  readonly name: string;
  readonly version: string;
  /** `pip`, `uv`, `conda`, …; `null`: not recorded. */
  readonly installer: string | null;
  /** Installed from a folder, a repository or a URL, not from an index. */
  readonly direct: "editable" | "folder" | "git" | "url" | null;
  /** `Requires-Python` of its metadata. */
  readonly requiresPython: string | null;
  /** Its requirement on an `ibapi` distribution, as written: `nautilus-ibapi ==10.30.1 ; extra == "ib"`. */
  readonly requiresIbapi: string | null;
}

/** A distribution that claims the folder of `ibapi`. */
export interface IbapiOwner {
  readonly name: string;
  readonly version: string;
  /** Its files that are missing or not as its RECORD says; `null`: it has no RECORD to compare with. */
  readonly differingFiles: number | null;
}

/** Where `import ibapi` comes from, and who put it there. */
export interface IbapiPackage {
  readonly folder: string;
  /** From its own `VERSION`, e.g. `10.30.1`; `null`: not to be read. */
  readonly version: string | null;
  /** `MAX_CLIENT_VER` of its `server_versions.py`. */
  readonly maxClientVersion: number | null;
  /** Whether it has the protobuf messages that servers from 201 need. */
  readonly protobuf: boolean;
  /** What makes it importable from there. */
  readonly found: "site-packages" | "path file" | "egg" | "editable" | "project folder" | "PYTHONPATH";
  /** Distributions whose RECORD claims the folder, several when one overwrote another. */
  readonly owners: readonly IbapiOwner[];
}

/** One Python environment that belongs to the project. */
export interface PythonEnvironment {
  readonly folder: string;
  readonly kind: "venv" | "virtualenv" | "uv" | "poetry" | "pipenv" | "conda" | "system";
  /** Why it was looked at: `VIRTUAL_ENV`, `.venv in the project`, … */
  readonly found: string;
  /** Whether the shell has activated it. */
  readonly active: boolean;
  /** `3.13.1`, or `3.13` when only that is known; `null`: not to be read. */
  readonly python: string | null;
  /** Only the packages that matter, sorted by name. */
  readonly packages: readonly PythonPackage[];
  readonly packageCount: number;
  /** `null`: `import ibapi` would fail. */
  readonly ibapi: IbapiPackage | null;
  /** Whether nautilus_trader's compiled core is there; `null`: nautilus_trader is not installed. */
  readonly nautilusCore: boolean | null;
}

/** A requirement or a locked version, as written in the project. */
export interface DeclaredRequirement {
  readonly name: string;
  /** `==1.220.0`, `>=2,<3`; empty: any. */
  readonly specifier: string;
  readonly extras: readonly string[];
  readonly locked: boolean;
  /** `path:line`. */
  readonly place: string;
}

/** The Python side of the project, read from files alone. */
export interface ProjectPython {
  /** The active one first. */
  readonly environments: readonly PythonEnvironment[];
  readonly requirements: readonly DeclaredRequirement[];
  /** `requires-python` or the pinned interpreter, with its place. */
  readonly wantedPython: readonly { readonly specifier: string; readonly place: string }[];
}
