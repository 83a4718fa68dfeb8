import type { UpstreamTemplate } from "./template.ts";

const BUG = /bug|defect|crash|problem|error|fehler|错误|缺陷|バグ/i;
const ISSUE = /issue|report|问题/i;
const OTHER =
  /feature|enhancement|request|question|support|help|doc|rfc|proposal|idea|bounty|discuss|security|task|epic|功能|建议/i;

/** The template for a bug report: by file, name and labels; forms come before Markdown, as in GitHub's own list. */
export function chooseTemplate(templates: readonly UpstreamTemplate[]): UpstreamTemplate | null {
  const ranked = templates
    .map((template) => ({ template, rank: rankOf(template) }))
    .filter(({ rank }) => rank >= 0)
    .sort(
      (a, b) =>
        b.rank - a.rank || kindRank(a.template) - kindRank(b.template) || compare(a.template, b.template),
    );
  return ranked[0]?.template ?? null;
}

/** Higher fits better; below 0 it is for something else. */
function rankOf({ file, name, labels }: UpstreamTemplate): number {
  const told = `${file.replace(/\.\w+$/, "")} ${name}`;
  if (BUG.test(told)) return OTHER.test(file.replace(/bug.?report|issue.?template/gi, "")) ? 1 : 4;
  if (labels.some((label) => BUG.test(label))) return 3;
  if (OTHER.test(told.replace(/issue.?template/gi, ""))) return -1;
  return ISSUE.test(told) ? 2 : 0;
}

function kindRank({ kind }: UpstreamTemplate): number {
  return kind === "form" ? 0 : 1;
}

function compare(a: UpstreamTemplate, b: UpstreamTemplate): number {
  return a.file < b.file ? -1 : 1;
}
