import { defineSource } from "../../model/source.ts";

/** Where the start of TWS under IBC stands, as IBC's log tells it. */
export type IbcState =
  | "started"
  | "login-dialog-shown"
  | "login-sent"
  | "second-factor-initiated"
  | "second-factor-timeout"
  | "login-failed"
  | "relogin"
  | "existing-session"
  | "dialog-unanswered"
  | "logged-in"
  | "configured"
  | "exited"
  | "unknown";

/** IBC's configuration and the last run in its log. */
export interface TwsIbc {
  readonly version: string | null;
  readonly config: {
    readonly path: string;
    /** Allow-listed keys that hold no secret. */
    readonly settings: Readonly<Record<string, string>>;
    /** Whether user name and password are set at all. */
    readonly credentials: boolean;
  } | null;
  readonly log: {
    readonly path: string;
    readonly modified: string;
    readonly state: IbcState;
    readonly stateAt: string | null;
    /** Port IBC says the API socket has. */
    readonly apiPort: number | null;
    readonly readOnly: boolean | null;
    readonly exitCode: number | null;
    /** Class of the dialog left open, without its title. */
    readonly openDialog: string | null;
    readonly events: readonly { readonly at: string; readonly state: IbcState; readonly line: number }[];
    readonly artifact: string | null;
  } | null;
}

export const twsIbc = defineSource({
  id: "tws.ibc",
  kind: "collector",
  title: "IBC",
  deadlineMs: 4000,
  async observe(): Promise<TwsIbc | null> {
    throw new Error("not written yet");
  },
});
