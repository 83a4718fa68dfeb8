import { readYamlValue } from "../../formats/yaml-value.ts";
import { list, read, text } from "./loose.ts";
import type { FormField, FormOption, UpstreamTemplate } from "./template.ts";

/** The longest templates of public repositories have a tenth of this; a hostile one must not keep us busy. */
const MAX_LENGTH = 40_000;

/** Reads a template by the ending of its name; `null` when GitHub could not use it either. */
export function parseTemplate(file: string, source: string): UpstreamTemplate | null {
  if (source.length > MAX_LENGTH) return null;
  const content = source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  if (/\.ya?ml$/i.test(file)) return parseForm(file, content);
  return /\.md$/i.test(file) || !file.includes(".") ? parseMarkdown(file, content) : null;
}

function parseMarkdown(file: string, content: string): UpstreamTemplate {
  const [, front = "", body = content] = /^---\n([\s\S]*?)\n---[ \t]*(?:\n([\s\S]*))?$/.exec(content) ?? [];
  const head = readYamlValue(front);
  return {
    kind: "markdown",
    file,
    name: text(read(head, "name")) ?? file,
    title: text(read(head, "title")) ?? "",
    labels: labelsOf(head),
    body: body.replace(/^\n+/, ""),
  };
}

const FIELD_TYPES = ["input", "textarea", "dropdown", "checkboxes", "upload"] as const;

function parseForm(file: string, content: string): UpstreamTemplate | null {
  const form = readYamlValue(content);
  const body = read(form, "body");
  if (!Array.isArray(body)) return null;
  return {
    kind: "form",
    file,
    name: text(read(form, "name")) ?? file,
    title: text(read(form, "title")) ?? "",
    labels: labelsOf(form),
    fields: body.flatMap(parseField),
  };
}

/** `markdown` elements are notes to the reporter; GitHub does not submit them. */
function parseField(element: unknown): readonly FormField[] {
  const type = FIELD_TYPES.find((one) => one === read(element, "type"));
  if (type === undefined) return [];
  const attributes = read(element, "attributes");
  const hints = ["description", "placeholder", "value"].map((name) => text(read(attributes, name)) ?? "");
  return [
    {
      type,
      id: text(read(element, "id")),
      label: oneLine(text(read(attributes, "label")) ?? ""),
      hint: hints.join("\n"),
      required: read(read(element, "validations"), "required") === true,
      render: type === "textarea" ? text(read(attributes, "render")) : null,
      options: list(read(attributes, "options")).map(parseOption),
    },
  ];
}

function parseOption(option: unknown): FormOption {
  const label = typeof option === "object" ? text(read(option, "label")) : String(option);
  return { label: oneLine(label ?? ""), required: read(option, "required") === true };
}

function labelsOf(head: unknown): readonly string[] {
  const labels = read(head, "labels");
  const names =
    typeof labels === "string" ? labels.split(",") : list(labels).filter((one) => typeof one === "string");
  return names.map((name) => name.trim()).filter((name) => name !== "");
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, " ").trim();
}
