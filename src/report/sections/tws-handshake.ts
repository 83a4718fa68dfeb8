import { join, list, type Phrase, say } from "../phrase.ts";
import { attemptSeen } from "./attempt.ts";
import { definePresenter, detail } from "./presenter.ts";

export const twsHandshake = definePresenter({
  fact: "tws.handshake",
  title: "Handshake and session",
  evidence: true,
  group: "environment",
  present(value) {
    const hello = value.attempts[value.best]?.hello ?? null;
    const parts: Phrase[] = value.attempts.map(attemptSeen);
    if (value.notTried.length > 0) parts.push(say`not tried: ${list(value.notTried)}`);
    return {
      seen: join(parts, ". "),
      details: [
        ...detail("Asked", say`versions ${value.offered}, client id ${value.clientId}`),
        ...detail(
          "Server version",
          hello &&
            (hello.atLimit
              ? say`${hello.serverVersion} or newer (no more was asked for)`
              : say`${hello.serverVersion}`),
        ),
        ...detail("Release of TWS", hello && say`${hello.release}`),
        ...detail("Clock of TWS", hello && clock(hello)),
      ],
    };
  },
});

function clock(hello: { clockSkewSeconds: number | null; zoneKnown: boolean }): Phrase {
  if (hello.clockSkewSeconds === null) return say`its time could not be read`;
  const zone = hello.zoneKnown ? [] : say`, its zone is not known`;
  return say`${Math.abs(hello.clockSkewSeconds)} s ${[{ own: hello.clockSkewSeconds < 0 ? "behind" : "ahead of" }]} this machine${zone}`;
}
