/** One real client, as it is played against the simulator. */
export interface Client {
  /** Folder of its fixtures: name and version, and what makes it special. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Name of its environment in `requirements/`; `null`: a Node.js program of this repository. */
  readonly environment: string | null;
  /** Environment whose packages are found before its own. */
  readonly overlay?: string;
  readonly program: string;
  /** Plays all scenarios, those that tell most, or only the healthy one. */
  readonly plays: "all" | "some" | "healthy";
}

const python = (name: string, version: string, program: string, plays: Client["plays"]): Client => ({
  id: `${name}-${version}`,
  environment: `${name}-${version}`,
  ...{ name, version, program, plays },
});

const nautilus = (version: string, plays: Client["plays"]): readonly Client[] => [
  python("nautilus_trader", version, "nautilus_client.py", plays),
  {
    ...python("nautilus_trader", version, "nautilus_node.py", plays === "all" ? "some" : "healthy"),
    id: `nautilus_trader-${version}-node`,
  },
];

/** NautilusTrader 1.220.0 with something else in its environment than it pins. */
const mixed = (overlay: string, program = "nautilus_client.py"): Client => ({
  ...python("nautilus_trader", "1.220.0", program, "healthy"),
  id: `nautilus_trader-1.220.0-with-${overlay}`,
  overlay,
});

/** The version of @stoqey/ib that package.json pins. */
const STOQEY = "1.6.10";

/** Every client, in the order of the documentation's table. */
export const clients: readonly Client[] = [
  python("ibapi", "9.81.1.post1", "ibapi_session.py", "all"),
  python("nautilus-ibapi", "10.30.1", "ibapi_session.py", "all"),
  python("nautilus-ibapi", "10.45.1", "ibapi_session.py", "some"),
  python("nautilus-ibapi", "10.46.1", "ibapi_session.py", "some"),
  python("ib_async", "2.1.0", "ib_async_session.py", "all"),
  python("ib_insync", "0.9.86", "ib_async_session.py", "all"),
  ...nautilus("1.218.0", "some"),
  ...nautilus("1.220.0", "all"),
  ...nautilus("1.224.0", "some"),
  ...nautilus("1.230.0", "some"),
  ...nautilus("1.231.0", "some"),
  python("nautilus_trader", "2.0.0rc6", "nautilus_live.py", "all"),
  mixed("ibapi-9.81.1.post1"),
  mixed("nautilus-ibapi-10.45.1"),
  mixed("uvloop-0.23.0", "nautilus_node.py"),
  ...(["stoqey_session.mjs", "stoqey_next_session.mjs"] as const).map(
    (program, index): Client => ({
      id: `stoqey-${STOQEY}${index === 0 ? "" : "-next"}`,
      ...{ name: "@stoqey/ib", version: STOQEY, environment: null, program, plays: "all" },
    }),
  ),
];
