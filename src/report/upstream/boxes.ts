/** A box of a template and why it is ticked, or that it is not. */
export interface Box {
  readonly label: string;
  readonly required: boolean;
  readonly state: "verified" | "attested" | "open";
}

/** What the tool and the person can vouch for. */
export interface Vouched {
  /** Every list and search of the repository's issues was answered. */
  readonly searched: boolean;
  /** Statements of the person. */
  readonly attested: readonly string[];
}

/** Judges one box: ticked only when the tool has done it itself, or a person says so. */
export function judgeBox(label: string, required: boolean, vouched: Vouched): Box {
  if (vouched.searched && isSearchOfIssues(label)) return { label, required, state: "verified" };
  const attested = vouched.attested.some((statement) => says(statement, label));
  return { label, required, state: attested ? "attested" : "open" };
}

/** A box that says no more than that the issues were searched: the tool read issues, not discussions or manuals. */
function isSearchOfIssues(label: string): boolean {
  const searched = /search|look(?:ed)? (?:for|through)|duplicate|already (?:been )?(?:reported|exist)/i.test(
    label,
  );
  const more =
    /discussion|document|docs\b|discord|slack|forum|stack ?overflow|wiki|faq|reproduc|version|upgrade|google/i;
  return searched && /issue/i.test(label) && !more.test(label);
}

/** Whether a statement is about this box: it contains or is contained in its text, or shares most of its words. */
export function says(statement: string, label: string): boolean {
  const [said, asked] = [wordsOf(statement), wordsOf(label)];
  if (said.length === 0 || asked.length === 0) return false;
  if (said.join(" ") === "all") return true;
  const [longer, shorter] = [asked.join(" "), said.join(" ")];
  if (said.length >= 2 && ` ${longer} `.includes(` ${shorter} `)) return true;
  const shared = new Set(asked.filter((word) => said.includes(word))).size;
  return shared / new Set(asked).size >= 0.6;
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .replace(/\]\([^)]*\)/g, "]")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
