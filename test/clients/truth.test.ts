import { describe, expect, it } from "vitest";
import { decisive, recordedKinds } from "./decisive.ts";
import { record } from "./fixture.ts";
import { isHere, play } from "./play.ts";
import { plays } from "./plays.ts";

const RECORD = process.env.IB_BUGREPORT_RECORD === "1";

describe.concurrent("what real clients print", () => {
  for (const one of plays) {
    it.skipIf(!isHere(one.client))(`${one.client.id} × ${one.id}`, async () => {
      const played = await play(one);
      if (RECORD) await record(one, played);
      const recorded = await recordedKinds(one);
      expect(
        decisive(played),
        "differs from the fixture: run test:clients:record and review the diff",
      ).toEqual(recorded);
    });
  }
});
