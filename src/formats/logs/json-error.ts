/** IB's error in the fields of a structured log, where a program names it beside its own message or one object deeper. */
const CODE = ["errorCode", "error_code", "code"];
const WORDS = ["errorString", "error_string", "errorMsg", "error_msg", "errorMessage", "error_message"];
/** Within an object that holds the error, also these; beside the program's own message they are that message. */
const WITHIN = [...WORDS, "text", "string", "message", "msg"];
const ID = ["reqId", "req_id", "requestId", "request_id", "id"];
/** Where loggers put what they are given: pino, winston, Python's `extra`, Rust's tracing, logrus. */
const OBJECTS = ["err", "error", "extra", "fields", "data", "context", "details"];

type Fields = ReadonlyMap<string, unknown>;

/** The error as hand-written callbacks print one, with the entry's message before it; `null` without a code and words. */
export function errorOfFields(fields: Fields, message: string | null): string | null {
  const within = OBJECTS.flatMap((name) => asFields(fields.get(name)));
  const words =
    textOf([fields], message === null ? WITHIN : [...WORDS, "text"]) ?? textOf(within, WITHIN) ?? message;
  const code = numberOf([fields, ...within], CODE);
  if (words === null || words === message || code === null) return null;
  const lead = message ?? textOf(within, ["message"]) ?? "error";
  const id = numberOf([fields, ...within], ID);
  return `${lead}: ${id === null ? "" : `id=${id}, `}code=${code}, msg=${words}`;
}

function asFields(value: unknown): Fields[] {
  return typeof value === "object" && value !== null ? [new Map<string, unknown>(Object.entries(value))] : [];
}

function textOf(all: readonly Fields[], names: readonly string[]): string | null {
  const values = all.flatMap((fields) => names.map((name) => fields.get(name)));
  return values.find((value) => typeof value === "string") ?? null;
}

function numberOf(all: readonly Fields[], names: readonly string[]): number | null {
  const values = all.flatMap((fields) => names.map((name) => fields.get(name)));
  const found = values.find((value) => /^-?\d{1,9}$/.test(String(value)));
  return found === undefined ? null : Number(found);
}
