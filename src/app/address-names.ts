import type { AddressNames } from "../capture/run/program/child-environment.ts";
import type { TargetSetting } from "../collectors/project/setting.ts";
import type { Target } from "../model/target.ts";

/** The variables of the environment and of `.env` files whose value is TWS's host or port. */
export function addressNames(settings: readonly TargetSetting[], target: Target): AddressNames {
  const named = settings.filter(({ place }) => /^environment |(?:^|\/)\.env[^/]*:\d+$/.test(place));
  const keys = (part: "host" | "port", value: string) => [
    ...new Set(
      named.filter((setting) => setting.part === part && setting.value === value).map(({ key }) => key),
    ),
  ];
  return {
    host: keys("host", target.host),
    port: target.port === null ? [] : keys("port", String(target.port)),
  };
}
