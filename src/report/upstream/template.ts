/** A maintainers' issue template in Markdown. */
export interface MarkdownTemplate {
  readonly kind: "markdown";
  /** Its name in the folder, for the link that opens it. */
  readonly file: string;
  readonly name: string;
  /** What they want the title to begin with; may be empty. */
  readonly title: string;
  readonly labels: readonly string[];
  readonly body: string;
}

/** A box to tick. */
export interface FormOption {
  readonly label: string;
  readonly required: boolean;
}

/** One field of an issue form. */
export interface FormField {
  readonly type: "input" | "textarea" | "dropdown" | "checkboxes" | "upload";
  /** `null`: none, so no link can fill it. */
  readonly id: string | null;
  readonly label: string;
  /** Description, placeholder and prefilled value: they say what belongs here. */
  readonly hint: string;
  readonly required: boolean;
  /** Language of the block GitHub puts the text into; `null`: it stays Markdown. */
  readonly render: string | null;
  readonly options: readonly FormOption[];
}

/** A maintainers' issue form (YAML). */
export interface FormTemplate {
  readonly kind: "form";
  readonly file: string;
  readonly name: string;
  readonly title: string;
  readonly labels: readonly string[];
  readonly fields: readonly FormField[];
}

export type UpstreamTemplate = MarkdownTemplate | FormTemplate;
