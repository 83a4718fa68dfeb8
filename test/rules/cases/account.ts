import { ibAsync, nautilus, run } from "../builders.ts";
import { target } from "../given.ts";
import type { Case } from "./case.ts";

const READY = [
  [0, "INFO", "client", "Connecting to 127.0.0.1:{port} with clientId 7..."],
  [2, "INFO", "client", "Connected"],
  [9, "INFO", "client", "Logged on to server version 178"],
  [11, "INFO", "client", "API connection ready"],
] as const;

const ENGINES = nautilus([60_000, "WARN", "Timed out (60.0s) waiting for engines to connect and initialize"]);

/** Whether the settings' account is one that TWS manages, and what that has to do with the failure. */
export const accountCases: readonly Case[] = [
  {
    mode: "wrong-account",
    name: "the configured account is not managed",
    given: {
      probe: "healthy",
      alter: (facts) => ({ ...facts, "project.target": target({ account: "<account-2:live>" }) }),
    },
    neighbours: [
      {
        differs: "it is managed",
        mode: "healthy",
        given: {
          probe: "healthy",
          alter: (facts) => ({ ...facts, "project.target": target({ account: "DU1234567" }) }),
        },
      },
    ],
  },
  {
    mode: "wrong-account",
    name: "the program waits for updates of the account that is not managed",
    confidence: "proven",
    given: {
      probe: "healthy",
      logs: {
        "ib.log": ibAsync(...READY, [
          4013,
          "ERROR",
          "ib",
          "account updates for <account-2:live> request timed out",
        ]),
      },
      alter: (facts) => ({ ...facts, "project.target": target({ account: "<account-2:live>" }) }),
    },
  },
  {
    mode: "wrong-account",
    name: "a node waits in vain for its engines, and its account is not managed",
    confidence: "likely",
    given: {
      probe: "healthy",
      logs: { "nautilus.log": ENGINES },
      facts: { "capture.run": run(1) },
      alter: (facts) => ({ ...facts, "project.target": target({ account: "<account-2:live>" }) }),
    },
    neighbours: [
      {
        differs: "what failed is something else",
        mode: null,
        given: {
          probe: "healthy",
          facts: { "capture.run": run(3) },
          alter: (facts) => ({ ...facts, "project.target": target({ account: "<account-2:live>" }) }),
        },
      },
    ],
  },
  {
    mode: "wrong-account",
    name: "configured for live, the TWS is paper",
    given: { probe: "healthy", alter: (facts) => ({ ...facts, "project.target": target({ mode: "live" }) }) },
    neighbours: [
      {
        differs: "configured for paper",
        mode: "healthy",
        given: {
          probe: "healthy",
          alter: (facts) => ({ ...facts, "project.target": target({ mode: "paper" }) }),
        },
      },
    ],
  },
  {
    mode: "wrong-account",
    name: "NautilusTrader does not find its account",
    given: {
      logs: {
        "nautilus.log": nautilus([
          0,
          "ERROR",
          "Account `DU999` not found in the connected TWS/Gateway: available accounts are {'DU1'}",
        ]),
      },
    },
  },
];
