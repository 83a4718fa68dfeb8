/** Who has to act; the same words as in the verdict. */
export type ModeFault =
  | "user-config"
  | "program"
  | "client-library"
  | "tws"
  | "network"
  | "ibkr"
  | "none"
  | "unknown";

/** One way in which a connection to TWS fails, in words for people. */
export interface FailureMode {
  readonly id: string;
  readonly fault: ModeFault;
  readonly title: string;
  /** The more general mode that is said when what decides for this one is not known. */
  readonly refines?: string;
  /** What a person meets: texts and behaviour. */
  readonly see: string;
  /** What is really going on. */
  readonly why: string;
  /** The observation that decides for this mode. */
  readonly known: string;
  /** What to do about it. */
  readonly act: string;
  /** Threads and pages where it was described: `owner/repo#number`, or a page's address. */
  readonly sources: readonly string[];
}
