import { fromEvent, fromFact } from "../evidence/cite.ts";
import { logAttempts } from "../evidence/log-attempt.ts";
import { clear, modeRule, undetermined } from "../mode-rule.ts";

/** NautilusTrader and @stoqey/ib say so in these words when no port is configured. */
const SAYS_SO = /provide the `?port`?|ERR_MISSING_ARGS|"port" (?:option|argument).*must be/i;

export const configMissing = modeRule("config-missing", {
  uses: ["capture.logs", "capture.wire", "project.target", "project.config", "project.source"],
  explains: ["ended-before-connecting"],
  check(facts) {
    const refutedBy = "A place in the program's configuration that names the port it really uses.";
    const said = facts["capture.logs"]?.events.find((event) =>
      SAYS_SO.test(`${event.message ?? ""} ${event.text}`),
    );
    const dialled =
      (facts["capture.wire"]?.connections.length ?? 0) > 0 ||
      logAttempts(facts).some((attempt) => attempt.port !== null);
    if (said !== undefined) {
      return {
        confidence: dialled ? "possible" : "proven",
        summary: `The program stops because it has no port to connect to; ${dialled ? "another time, or in another part, it dialled" : "it never dialled"}.`,
        evidence: [fromEvent(said)],
        refutedBy,
      };
    }
    const target = facts["project.target"];
    if (target === undefined) return undetermined("project.target: only logs were given");
    if (target.port !== null || dialled) return clear;
    const settings = [
      ...(facts["project.config"]?.settings ?? []),
      ...(facts["project.source"]?.settings ?? []),
    ];
    const [library] = facts["project.source"]?.libraries ?? [];
    const [setting] = settings;
    if (setting === undefined && library === undefined) {
      return undetermined("no configuration and no source of a program was found; name the port with --port");
    }
    // ib_async and ib_insync have a default port; a program that leaves it out still connects.
    const hasDefault = library !== undefined && /^ib[_-](?:async|insync)$/.test(library.name);
    const seen =
      setting === undefined
        ? fromFact("project.source", "libraries[0]", `${library?.name} in ${library?.place}`)
        : fromFact(
            "project.config",
            "settings",
            settings.map((one) => `${one.key} (${one.place})`).join(", "),
          );
    return {
      confidence: hasDefault ? "possible" : "likely",
      summary:
        "Neither flags nor configuration nor source name a port, so the program has nothing to connect to.",
      evidence: [fromFact("project.target", "port", null), seen],
      refutedBy,
    };
  },
});
