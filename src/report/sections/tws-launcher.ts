import { say } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

export const twsLauncher = definePresenter({
  fact: "tws.launcher",
  title: "Login of TWS",
  evidence: true,
  group: "environment",
  present(value) {
    const product = value.product === "gateway" ? "IB Gateway" : "TWS";
    return {
      seen: say`${[{ own: product }]} ${value.version ?? "of unknown version"}: ${value.state} at ${value.stateAt}; ${value.loginAttempts} login attempts`,
      details: detail("Last started", say`${[{ own: product }]} ${value.version} at ${value.startedAt}`),
    };
  },
});
