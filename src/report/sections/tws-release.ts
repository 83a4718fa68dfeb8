import { say } from "../phrase.ts";
import { attemptSeen } from "./attempt.ts";
import { definePresenter, detail } from "./presenter.ts";

export const twsRelease = definePresenter({
  fact: "tws.release",
  title: "Release of TWS, asked above 200",
  evidence: true,
  group: "environment",
  present: ({ offered, attempt }) => ({
    seen: say`offered ${offered}: ${attemptSeen(attempt)}`,
    details: detail("Release of TWS", attempt.hello?.release),
  }),
});
