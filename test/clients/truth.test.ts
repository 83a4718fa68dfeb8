import { describe, expect, it } from "vitest";
import { verdictOf } from "../rules/given.ts";
import { decisive, recordedKinds } from "./decisive.ts";
import { record } from "./fixture.ts";
import { isHere, play } from "./play.ts";
import { plays } from "./plays.ts";
import { cancelsItself, mayBeCalled } from "./truth.ts";

const RECORD = process.env.IB_BUGREPORT_RECORD === "1";

describe.concurrent("what real clients print", () => {
  for (const one of plays) {
    it.skipIf(!isHere(one.client))(`${one.client.id} × ${one.id}`, async () => {
      const played = await play(one);
      if (RECORD) await record(one, played);
      // A reset races with the client's own steps: what it prints depends on who is first
      if (!one.id.endsWith("-reset"))
        expect(
          decisive(played),
          "differs from the fixture: run test:clients:record and review the diff",
        ).toEqual(await recordedKinds(one));
      const logs = new Map([["stdout.log", played.stdout], ["stderr.log", played.stderr], ...played.logs]);
      const { failureMode } = await verdictOf({ logs: Object.fromEntries(logs) });
      if (failureMode !== null || cancelsItself(one.id))
        expect(mayBeCalled(one.client.id, one.id)).toContain(failureMode);
    });
  }
});
