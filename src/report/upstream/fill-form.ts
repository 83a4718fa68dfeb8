import { longestRun } from "../markdown/code.ts";
import { plain, plainLine } from "../markdown/plain.ts";
import { type Box, judgeBox, type Vouched } from "./boxes.ts";
import type { Budget } from "./budget.ts";
import {
  closing,
  contentFor,
  ESSENTIAL,
  type Filling,
  NOT_DETERMINED,
  opening,
  valueFor,
} from "./content.ts";
import { type Meaning, meaningOf } from "./meaning.ts";
import type { FormField, FormTemplate } from "./template.ts";

/** GitHub's own words for a field without an answer. */
const NO_RESPONSE = "_No response_";

const SHELL = /^(?:sh|bash|shell|zsh|console|text|plain|txt|markdown|md)/i;
/** Systems by the family that choices name. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/ubuntu|debian|fedora|red ?hat|centos|rocky|alma|arch|alpine|suse|mint|gentoo|nixos/i, "linux"],
  [/mac ?os|darwin|os ?x/i, "mac"],
];

interface FilledForm {
  readonly body: string;
  readonly boxes: readonly Box[];
  /** Text fields by id, for a link that opens the form prefilled. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether each of them has an id. */
  readonly linkable: boolean;
}

/** Fills an issue form and renders it as GitHub does when a person submits it: `### Label`, blank line, value, in order. */
export function fillForm(
  template: FormTemplate,
  given: Filling,
  budget: Budget,
  vouched: Vouched,
): FilledForm {
  const texts = template.fields.filter(({ type }) => type === "textarea");
  const asked = new Set(texts.flatMap(({ label, hint }) => meaningOf(label, hint) ?? []));
  const filling = { ...given, asked };
  const boxes: Box[] = [];
  const placed = new Set<Meaning>();
  const answers = template.fields.map((field) => ({
    field,
    value: answer(field, { filling, budget, vouched, boxes, placed }),
  }));
  const free = (one: { field: FormField }) => one.field.type === "textarea" && one.field.render === null;
  const first = answers.find(free);
  const last =
    answers.findLast((one) => free(one) && meaningOf(one.field.label, one.field.hint) === "context") ??
    answers.findLast((one) => free(one) && meaningOf(one.field.label, one.field.hint) !== null) ??
    answers.findLast(free);
  const rest = ESSENTIAL.filter(
    ([meaning]) => !placed.has(meaning) && !(meaning === "actual" && placed.has("summary")),
  )
    .map(([meaning, title]) => [title, contentFor(meaning, filling, budget)] as const)
    .flatMap(([title, content]) => (content === null ? [] : [`**${title}**\n\n${content}`]));
  const whole = answers.map((one) => {
    const given = one.value === NO_RESPONSE ? "" : one.value;
    const before = one === first ? `${opening(filling)}\n\n` : "";
    const after =
      one === last
        ? ["", ...rest, closing(filling, budget)].filter((part, at) => at === 0 || part !== "").join("\n\n")
        : "";
    const value = inField(`${before}${given}${after}`.trim());
    return { ...one, value: value === "" ? NO_RESPONSE : rendered(one.field, value) };
  });
  const textual = whole.filter(
    ({ field, value }) => /^(?:input|textarea)$/.test(field.type) && value !== NO_RESPONSE,
  );
  const named = textual.filter(({ field }) => field.id !== null);
  return {
    body: whole.map(({ field, value }) => `### ${field.label}\n\n${value}`).join("\n\n"),
    boxes,
    fields: Object.fromEntries(named.map(({ field, value }) => [field.id ?? "", value])),
    linkable: named.length === textual.length,
  };
}

interface Answering {
  readonly filling: Filling;
  readonly budget: Budget;
  readonly vouched: Vouched;
  readonly boxes: Box[];
  readonly placed: Set<Meaning>;
}

function answer(field: FormField, given: Answering): string {
  const { filling, budget, vouched, boxes, placed } = given;
  const meaning = meaningOf(field.label, field.hint);
  switch (field.type) {
    case "checkboxes":
      return field.options
        .map(({ label, required }) => {
          const box = judgeBox(label, required || field.required, vouched);
          boxes.push(box);
          return `- [${box.state === "open" ? " " : "x"}] ${label}`;
        })
        .join("\n");
    case "dropdown": {
      const chosen = chooseOption(field, meaning === null ? null : valueFor(meaning, filling.known));
      // Choosing for a person is a statement like a box; only he can make it.
      if (chosen === null && field.required)
        boxes.push({ label: `Choose "${field.label}"`, required: true, state: "open" });
      return chosen ?? NO_RESPONSE;
    }
    case "upload":
      return NO_RESPONSE;
    case "input": {
      const value = meaning === null ? null : valueFor(meaning, filling.known, field.label);
      if (value !== null) return plainLine(value, 300);
      return field.required ? NOT_DETERMINED : NO_RESPONSE;
    }
    case "textarea": {
      // What is known is no program: a field that becomes a block of Python must not hold shell commands.
      const program = meaning === "code" && field.render !== null && !SHELL.test(field.render);
      if (meaning === null || placed.has(meaning) || program)
        return field.required ? NOT_DETERMINED : NO_RESPONSE;
      placed.add(meaning);
      const content = contentFor(meaning, filling, budget, field.label);
      if (content !== null) return field.render === null ? content : unfenced(content);
      return field.required && meaning !== "context" ? NOT_DETERMINED : NO_RESPONSE;
    }
  }
}

/** The option that says what is known; else one that says "unknown"; `null`: only the reporter can choose. */
function chooseOption(field: FormField, value: string | null): string | null {
  const labels = field.options.map(({ label }) => label);
  const unsure = labels.find((label) => /unknown|not sure|don'?t know|n\/a/i.test(label)) ?? null;
  if (value === null) return unsure;
  if (/^v?\d/.test(value)) {
    const bare = value.replace(/^v/, "");
    const versions = labels.map((label) => ({ label, number: /\d+(?:\.\d+)*/.exec(label)?.[0] ?? "" }));
    const fits = ({ number }: { number: string }) => number !== "" && `${bare}.`.startsWith(`${number}.`);
    // `3.13` fits 3.13.1, and better than `3` does.
    const best = versions.filter(fits).sort((a, b) => b.number.length - a.number.length)[0];
    return best?.label ?? unsure;
  }
  const words = [
    value.split(" ")[0] ?? "",
    ...FAMILIES.flatMap(([of, name]) => (of.test(value) ? [name] : [])),
  ];
  const fitting = words.map((word) =>
    labels.find((label) => word !== "" && label.toLowerCase().includes(word.toLowerCase())),
  );
  return fitting.find((label) => label !== undefined) ?? unsure;
}

/** What the parsers of forms would take for the next field, or for its end, is put apart. */
function inField(value: string): string {
  return plain(value)
    .replace(/#{3,}/g, (run) => [...run].join(" "))
    .replace(/^( {0,3})(#{1,2}\s)/gm, "$1 $2");
}

function rendered(field: FormField, value: string): string {
  if (field.render === null) return value;
  const ticks = "`".repeat(Math.max(3, longestRun(value) + 1));
  return `${ticks}${field.render.replace(/[^\w+-]/g, "")}\n${value}\n${ticks}`;
}

/** For a field that becomes one block of code: our own fences would show inside it. */
function unfenced(value: string): string {
  return value
    .split(/^(`{3,}[^\n]*\n[\s\S]*?\n`{3,})$/m)
    .map((part) =>
      part.startsWith("```")
        ? part.split("\n").slice(1, -1).join("\n")
        : part.replace(/\*\*/g, "").replace(/\\([\\`*[\]<>|~_#+\-=:.)])/g, "$1"),
    )
    .join("");
}
