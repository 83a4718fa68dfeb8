import { accountCases } from "./account.ts";
import { aloneCases } from "./alone.ts";
import type { Case } from "./case.ts";
import { clientCases } from "./client.ts";
import { edgeCases } from "./edges.ts";
import { endedCases } from "./ended.ts";
import { loginCases } from "./login.ts";
import { reachCases } from "./reach.ts";
import { runCases } from "./run.ts";
import { sessionCases } from "./session.ts";
import { sureCases } from "./sure.ts";
import { togetherCases } from "./together.ts";

/** The cases by what they are about. */
export const groups: Readonly<Record<string, readonly Case[]>> = {
  reach: reachCases,
  login: loginCases,
  session: sessionCases,
  account: accountCases,
  client: clientCases,
  run: runCases,
  ended: endedCases,
  sure: sureCases,
  edges: edgeCases,
  together: togetherCases,
  alone: aloneCases,
};

/** Every case of the matrix. */
export const cases: readonly Case[] = Object.values(groups).flat();
