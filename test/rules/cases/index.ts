import type { Case } from "./case.ts";
import { clientCases } from "./client.ts";
import { loginCases } from "./login.ts";
import { reachCases } from "./reach.ts";
import { runCases } from "./run.ts";
import { sessionCases } from "./session.ts";

/** Every case of the matrix. */
export const cases: readonly Case[] = [
  ...reachCases,
  ...loginCases,
  ...sessionCases,
  ...clientCases,
  ...runCases,
];
