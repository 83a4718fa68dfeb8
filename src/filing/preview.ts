/** An issue that may be the same as ours, with its score of 0 to 100. */
export interface Candidate {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly state: "open" | "closed";
  /** `completed`, `not_planned`, `duplicate`; `null`: open, or not said. */
  readonly closedAs: string | null;
  readonly score: number;
}

/** Everything a person must see before anything is sent. */
export interface Preview {
  readonly repo: string;
  /** Who will post: a login, or whose token it is when GitHub does not say; `null`: no token, the browser's login will. */
  readonly account: string | null;
  readonly visibility: string;
  /** File name of the maintainers' template; `null`: our own layout. */
  readonly template: string | null;
  readonly title: string;
  readonly body: string;
  readonly bytes: number;
  /** Boxes of the template that nobody has confirmed yet. */
  readonly openBoxes: readonly string[];
  readonly candidates: readonly Candidate[];
  /** Redactor → how often it hid something. */
  readonly redactions: Readonly<Record<string, number>>;
  readonly zip: { readonly path: string; readonly bytes: number } | null;
  /** Things to know before choosing, e.g. why this may be the wrong place. */
  readonly notes: readonly string[];
  /** Where the Markdown was saved. */
  readonly draft: string | null;
}

/** The person's answer. `attested`: the boxes he confirmed. */
export type Choice =
  | { readonly action: "open" }
  | { readonly action: "save" }
  | { readonly action: "cancel" }
  | { readonly action: "post"; readonly attested: readonly string[] }
  | { readonly action: "edit"; readonly title: string; readonly body: string };
