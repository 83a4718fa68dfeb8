import { errorCodes } from "../../src/ib/error-codes.ts";
import { type FailureMode, failureModes } from "../../src/ib/failure-modes.ts";
import { rules } from "../../src/rules/index.ts";
import { cases } from "../rules/cases/index.ts";

/** `docs/modes.md`: one section per failure mode, from the modes, the rules and the matrix that proves them. */
export function modeDocs(): string {
  return [
    "# Failure modes",
    "",
    "Every verdict names one of these, or says that it does not know. This page is generated from the rules and the cases that prove them: `npm run docs:modes`.",
    "",
    "| mode | who has to act | |",
    "|---|---|---|",
    ...failureModes.map((mode) => `| [${mode.id}](#${mode.id}) | ${mode.fault} | ${cell(mode.title)} |`),
    "",
    ...failureModes.flatMap(section),
    "# What stays open",
    "",
    "These findings name no mode: what was seen is sure, what it means is not. Each lists the modes that remain and what decides between them.",
    "",
    ...rules.filter((rule) => !failureModes.some((mode) => mode.id === rule.id)).flatMap(openSection),
  ].join("\n");
}

function section(mode: FailureMode): string[] {
  const rule = rules.find((one) => one.id === mode.id);
  const codes = [...errorCodes.values()].filter((code) => code.mode === mode.id).map((code) => code.code);
  const neighbours = cases
    .filter((one) => one.mode === mode.id)
    .flatMap((one) => (one.neighbours ?? []).map((other) => `${other.differs} → ${other.mode ?? "open"}`));
  return [
    `## ${mode.id}`,
    "",
    `**${mode.title}.** Who has to act: ${mode.fault}.${mode.refines === undefined ? "" : ` A kind of [${mode.refines}](#${mode.refines}).`}`,
    "",
    `**What you see.** ${mode.see}`,
    "",
    `**Why.** ${mode.why}`,
    "",
    `**How it is known.** ${mode.known}${rule === undefined ? "" : ` Read from: ${rule.uses.map((id) => `\`${id}\``).join(", ")}.`}${codes.length === 0 ? "" : ` Codes: ${codes.join(", ")}.`}`,
    "",
    `**What to do.** ${mode.act}`,
    "",
    ...(neighbours.length === 0 ? [] : [`**Told apart from its neighbours.** ${neighbours.join("; ")}.`, ""]),
    ...(mode.sources.length === 0 ? [] : [`**Sources.** ${mode.sources.join("; ")}.`, ""]),
  ];
}

function openSection(rule: (typeof rules)[number]): string[] {
  const folded = rule.explains.map((id) => `[${id}](#${id})`);
  return [
    `## ${rule.id}`,
    "",
    `**${rule.title}.** Read from: ${rule.uses.map((id) => `\`${id}\``).join(", ")}.${folded.length === 0 ? "" : ` Says more than: ${folded.join(", ")}.`}`,
    "",
  ];
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
