import type { LogLevel } from "./event.ts";

/** What a tip or a document begins with: `Tip:`, `README.md:`. */
const LABEL =
  /(?:^|[\s>*(])(?:tips?|hints?|notes?|nb|readme|faq|to-?do|reminder|usage|help|troubleshooting|docs?|documentation|manual|examples?|simulat(?:ing|ed)|fix(?:ed|es))(?:\.\w{2,3})?:(?=\s)|\be\.g\./i;
/** A case that is thought of. `when connecting` and `when I start it` tell what happened. */
const CONDITION = /(?<![\w.-])(?:if|elif|else|otherwise|unless|whenever|in case)(?=[\s(])/i;
const OCCASION = /(?<![\w.-])(?:when(?! (?:\w+ing|I|we|my)\b)|once you|should you)(?=\s)/i;
const OPENS_CASE = /^(?:when(?! \w+ing\b)|on) (?!I\b|we\b)/i;
/** What did not come: `no error 1100 … in the last 24 h`, `expected error 326: …` of a test. */
const DENIED = /(?<![\w.-])(?:no|without|never (?:an|any|the)|expect(?:ed|ing|s)) (?:\w+ )?errors?\b/i;
/** Above a message of which it is asked, as lists of questions have it. */
const QUESTION = /^[\s>*#-]{0,12}(?:Q|Question|FAQ) ?\d{0,3}[:.)]/;
/** What stands between a message and its explanation, whichever comes first. */
const MEANS =
  "(?:means?|meaning|stands for|refers to|happens?|occurs?|appears?|indicates?|signals?|is caused)";
const EXPLAINED = new RegExp(String.raw`\b${MEANS}(?: that)?\W*$`, "i");
const EXPLAINS = new RegExp(String.raw`^["'\x60”»)\]]{0,3} ?${MEANS}\b`, "i");
/** A number amid a sentence: `error 504 is made by the client`. */
const PREDICATE =
  /^(?:is|are|was|were|and|or|will|can|may|should|must|also|comes?|always|often|never|usually|here|there)\s/;
/** A comment, or source that would print or raise it. */
const COMMENT =
  /^\s*(?:#(?!\d)|\/\/|\/\*|<!--|"""|'''|(?:\* ?)?@\w+ |:(?:param|raises)\b)|\s(?:#+|\/\/|\/\*+)\s*$/;
const SOURCE =
  /[\w)] ?[=!]= ?[\w"']|(?<![\w.])(?:raise|throw|print\w*|return|assert|console\.\w+|log(?:ger|ging)?\.\w+)\b[^:]{0,60}\(\s*[fbru]{0,2}["'`]/;
/** Quoted amid a sentence that does not say that it came. */
const QUOTED = /[\w)] ["“„«`]$/;
const CAME =
  /\b(?:said|says|saying|answer(?:s|ed)|repl(?:ies|ied)|reports?|reported|returns?|returned|responded|sent|gets?|got|receive[sd]?|errors?|with|message|reason|exception|raised|threw|throws|shows?|showed|prints?|printed|gives?|gave)[:,]? ["“„«`]$/i;
/** When it comes, and why: `… is already in use" means that two programs …`, `… (…) when two programs share it`. */
const REASON = new RegExp(
  String.raw`\b["'\x60”»)\]]{0,2} ${MEANS} (?:that|when|if|because|the|your|you|another|two|a)\b|["\x60”»)\]] (?:when|if|unless|because)\b`,
  "i",
);
/** What to do about it, behind the end of a quotation, an arrow or a border of a table. */
const ADVICE =
  /(?:["”»`)\]](?: \([^()]{1,30}\))?[,;:]?|->|=>|[:→⇒|]| {2}) {1,8}(?:please |then |just |you (?:can|should|must|need to) )?(?:change|choose|pick|use|set|untick|uncheck|tick|enable|disable|restart|try|check|make|ensure|close|stop|wait|give|accept|log|see|look|increase|add)\b/i;

/** What a program does about errors in general, and lists of them; `handling error …` and `on error: …` tell of one that came. */
const POLICY =
  /\b(?:check|make sure|ensure|avoid|did you|retry(?:ing)? on|ignor\w+|handled?|handlers?(?!:)|simulat\w+|regist\w+|polic(?:y|ies)|docs?|runbook|known|common|errors|codes|will|would|tests?|mock\w*|expect\w*|headlines?|yesterday|translat\w+|search\w*|quot\w+|asked|forum|commit|loaded|note that|(?:on|after) error \d)\b/i;
/** A label that ends with the message, however long: `order 12 was rejected by broker: 321 `, `message from TWS: `. */
const PASSED_ON =
  /\b(?:error|message|callback|failed|failure|rejected|refused|received|got|returned|reports?|reported|sent|says|said|answer(?:s|ed)?|on_?error)\b.{0,80}(?:[:>]|(?:^|[\s(,:=])\d{3,5}["')\]]?[,:]?) ?(?:-?\d{1,9}[\s,:|]{1,2}){0,2}["']?$/i;

/**
 * Whether IB's own words stand amid a sentence, in what is logged as no alarm: a program that passes them on puts a label
 * before them.
 */
export function isAmidSentence(lead: string, level: LogLevel | null): boolean {
  if (level === null || isAlarm(level)) return false;
  return POLICY.test(lead) || (!PASSED_ON.test(lead) && (lead.match(/[a-z']{2,}/gi) ?? []).length > 3);
}

/**
 * Whether a line speaks of a message instead of being one: an instruction, a tip, a comment, a line of source. `said` is
 * what was taken for the message, what stands before it in the line tells. What is logged as an error or a warning is
 * believed more readily: its author may well add what to do.
 */
export function isTalk(line: string, said: string, level: LogLevel | null): boolean {
  const lead = line.slice(0, Math.max(0, line.lastIndexOf(said)));
  const certain = [LABEL, CONDITION, EXPLAINED, COMMENT, SOURCE, DENIED];
  if (certain.some((pattern) => pattern.test(lead)) || isCase(said)) return true;
  return !isAlarm(level) && (OCCASION.test(lead) || (QUOTED.test(lead) && !CAME.test(lead)));
}

/** Whether a line asks about the message on the line below it. */
export function asksBelow(line: string): boolean {
  return QUESTION.test(line);
}

/** Whether the words behind the number of an error go on as an explanation of it, or as advice. */
export function isExplained(said: string, level: LogLevel | null): boolean {
  if (EXPLAINS.test(said) || PREDICATE.test(said)) return true;
  return !isAlarm(level) && (OPENS_CASE.test(said) || REASON.test(said) || ADVICE.test(said));
}

function isCase(said: string): boolean {
  return /^(?:if|unless|whenever|in case)\s/i.test(said);
}

function isAlarm(level: LogLevel | null): boolean {
  return level === "error" || level === "warning";
}
