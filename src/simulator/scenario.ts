import type { LinkFault } from "./link-fault.ts";

/** One thing the simulated TWS does; a scenario is lists of these. */
export type Step =
  /** The hello; whole in one write unless cut into `pieceBytes`. `raw` replaces its body (Latin-1). */
  | {
      readonly do: "hello";
      readonly raw?: string;
      readonly pieceBytes?: number;
      readonly everyMs?: number;
      readonly zone?: { readonly name: string; readonly offsetMinutes: number };
      readonly encoding?: "utf8" | "gbk";
      readonly skewSeconds?: number;
    }
  | { readonly do: "managed-accounts" }
  | { readonly do: "next-valid-id" }
  /** 2104, 2106, 2158, as TWS (not IB Gateway) sends them. */
  | { readonly do: "farm-notices" }
  | {
      readonly do: "error";
      readonly code: number;
      readonly text: string;
      /** Default -1: belongs to no request. */
      readonly requestId?: number;
      readonly advancedOrderReject?: string;
    }
  /** Any message, as text fields. */
  | { readonly do: "message"; readonly id: number; readonly fields: readonly (string | number)[] }
  /** Bytes outside the protocol, as Latin-1 text. */
  | { readonly do: "bytes"; readonly text: string }
  /** What these send goes out in one write. */
  | { readonly do: "together"; readonly steps: readonly Step[] }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "stop-reading" }
  | { readonly do: "close" }
  | { readonly do: "reset" };

/** A TWS that behaves in one way: what it is, and what it does when. */
export interface Scenario {
  /** Kebab-case, as in `simulate ID`. */
  readonly id: string;
  /** One line for `simulate --list`: what it does, and what in real life does so. */
  readonly title: string;
  /**
   * `nowhere`: nothing listens. `elsewhere`: nothing listens on the port asked for, TWS on another usual one.
   * `backlog`: the system takes connections, TWS never does.
   */
  readonly listens: "here" | "nowhere" | "elsewhere" | "backlog";
  /** The highest version it speaks; it answers min(this, the client's). */
  readonly serverVersion: number;
  /** Answers this version whatever the client offers. */
  readonly forcedVersion: number | null;
  /** Closes on a client that offers less. */
  readonly leastVersion: number;
  readonly accounts: readonly string[];
  readonly nextValidId: number;
  /** Before the client has said anything. */
  readonly onAccept: readonly Step[];
  /** When the client's hello is complete. */
  readonly onHello: readonly Step[];
  readonly onStartApi: readonly Step[];
  /** What happens to later requests; `when-ready`: one that comes before next valid id makes TWS hang up. */
  readonly requests: "answer" | "ignore" | "when-ready";
  /** Steps played at the first request after startApi, before it is answered. */
  readonly onFirstRequest: readonly Step[];
  readonly links: readonly LinkFault[];
}

export const hello: Step = { do: "hello" };
export const managedAccounts: Step = { do: "managed-accounts" };
export const nextValidId: Step = { do: "next-valid-id" };
export const farmNotices: Step = { do: "farm-notices" };
export const close: Step = { do: "close" };
export const reset: Step = { do: "reset" };

/** What a healthy TWS does after startApi. */
export const ready: readonly Step[] = [managedAccounts, nextValidId, farmNotices];

/** Declares a scenario; what is not said is as in a healthy TWS. */
export function defineScenario(
  scenario: Pick<Scenario, "id" | "title"> & Partial<Omit<Scenario, "id" | "title">>,
): Scenario {
  return {
    listens: "here",
    // API 10.46: the newest whose framing is known (src/ib/server-versions.ts).
    serverVersion: 225,
    forcedVersion: null,
    leastVersion: 0,
    accounts: ["DU1234567"],
    nextValidId: 1,
    onAccept: [],
    onHello: [hello],
    onStartApi: ready,
    requests: "answer",
    onFirstRequest: [],
    links: [],
    ...scenario,
  };
}
