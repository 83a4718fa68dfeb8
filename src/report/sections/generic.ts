import { say } from "../phrase.ts";
import type { FactView } from "./presenter.ts";

/** Any fact nobody wrote a presenter for: its top-level names with what stands under them, shortened. */
export function generic(value: unknown): FactView {
  if (value === null || value === undefined) return { seen: say`looked for and not there`, details: [] };
  if (typeof value !== "object") return { seen: say`${String(value)}`, details: [] };
  const entries = Object.entries(value);
  return {
    seen: Array.isArray(value) ? say`${entries.length} entries` : say`observed; see ${"facts.json"}`,
    details: entries.slice(0, 12).map(([name, part]) => ({ label: name, value: say`${shortened(part)}` })),
  };
}

function shortened(part: unknown): string {
  const text = typeof part === "string" ? part : (JSON.stringify(part) ?? "");
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
