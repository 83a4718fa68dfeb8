import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";

/** One operation of GitHub's description: how its requests and answers must look. */
export interface Operation {
  readonly method: string;
  readonly pattern: RegExp;
  readonly route: string;
  /** What is wrong with a request, `[]` when nothing. */
  checkRequest(query: URLSearchParams, body: unknown): readonly string[];
  /** What is wrong with an answer; statuses that the description does not declare pass. */
  checkAnswer(status: number, body: unknown): readonly string[];
  /** A smallest valid answer of that status, to be overlaid with what the stand-in knows. */
  sample(status: number): Record<string, unknown>;
}

type Schema = Record<string, unknown>;

const description = normalised(
  JSON.parse(readFileSync(new URL("./fixtures/openapi.json", import.meta.url), "utf8")),
) as Schema;
const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: true });
formats.default(ajv);
ajv.addSchema(description, "github");

/** All operations of the committed subset. */
export const operations: readonly Operation[] = Object.entries(description.paths as Schema).flatMap(
  ([route, methods]) => Object.keys(methods as Schema).map((method) => operation(route, method)),
);

function operation(route: string, method: string): Operation {
  const at = `#/paths/${pointer(route)}/${method}`;
  const spec = deref(at) as Schema;
  const answers = new Map<number, ValidateFunction>();
  for (const [status, answer] of Object.entries((spec.responses ?? {}) as Schema)) {
    const schema = jsonSchema(deref(answer) as Schema);
    if (schema !== null) answers.set(Number(status), ajv.compile(absolute(schema) as Schema));
  }
  const bodySchema = spec.requestBody === undefined ? null : jsonSchema(deref(spec.requestBody) as Schema);
  const body = bodySchema === null ? null : ajv.compile(absolute(bodySchema) as Schema);
  const parameters = ((spec.parameters ?? []) as unknown[]).map((one) => deref(one) as Schema);
  const query = new Map(
    parameters
      .filter((one) => one.in === "query")
      .map((one) => [String(one.name), ajv.compile(absolute(one.schema) as Schema)]),
  );
  return {
    method: method.toUpperCase(),
    route,
    pattern: new RegExp(`^${route.replace("/{path}", "(?:/(.*))?").replace(/\{\w+\}/g, "([^/]+)")}$`),
    checkRequest(given, content) {
      const wrong = [...given].flatMap(([name, value]) => {
        const check = query.get(name);
        if (check === undefined) return [`${method} ${route}: no query parameter "${name}"`];
        return check(value) || check(Number(value)) ? [] : [`${method} ${route}: bad ${name}=${value}`];
      });
      if (body !== null && !body(content))
        wrong.push(`${method} ${route}: body ${ajv.errorsText(body.errors)}`);
      return wrong;
    },
    checkAnswer(status, content) {
      const check = answers.get(status);
      if (check === undefined || check(content)) return [];
      return [`answer ${status} of ${method} ${route}: ${ajv.errorsText(check.errors)}`];
    },
    sample(status) {
      const schema = jsonSchema(deref((spec.responses as Schema)[String(status)]) as Schema);
      return sample(schema ?? {}) as Record<string, unknown>;
    },
  };
}

function jsonSchema(holder: Schema): Schema | null {
  const content = (holder.content ?? {}) as Record<string, Schema>;
  const media = content["application/json"] ?? content["application/json; charset=utf-8"];
  return (media?.schema as Schema | undefined) ?? null;
}

/** The smallest value that a schema allows: required fields only, first alternative, null where it may be. */
function sample(given: unknown, depth = 0): unknown {
  const schema = deref(given) as Schema;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  const alternative = [schema.oneOf, schema.anyOf].find(Array.isArray)?.[0];
  if (alternative !== undefined && schema.properties === undefined) return sample(alternative, depth + 1);
  if (Array.isArray(schema.allOf))
    return Object.assign({}, ...schema.allOf.map((one) => sample(one, depth + 1)));
  const types = [schema.type].flat();
  if (types.includes("null")) return null;
  if (types.includes("array")) return [];
  if (types.includes("integer") || types.includes("number")) return 1;
  if (types.includes("boolean")) return false;
  if (types.includes("string"))
    return schema.format === "uri"
      ? "https://github.test/"
      : schema.format === "date-time"
        ? "2026-01-01T00:00:00Z"
        : "x";
  const properties = (schema.properties ?? {}) as Schema;
  const required = (schema.required ?? []) as string[];
  return Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {}, depth + 1)]));
}

function deref(value: unknown): unknown {
  const reference = typeof value === "string" ? value : (value as Schema | undefined)?.$ref;
  if (typeof reference !== "string") return value ?? {};
  const found = reference
    .slice(2)
    .split("/")
    .reduce<unknown>((at, key) => (at as Schema)[key.replace(/~1/g, "/").replace(/~0/g, "~")], description);
  return deref(found);
}

/** References made to name the description, so that a part of it can be compiled alone. */
function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === "$ref" ? [key, `github${String(inner)}`] : [key, absolute(inner)],
    ),
  );
}

/** OpenAPI 3.0's `nullable` as JSON Schema says it. */
function normalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value !== "object" || value === null) return value;
  const { nullable, ...rest } = value as Schema;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, normalised(one)]));
  if (nullable !== true || typeof nullable !== "boolean")
    return typeof nullable === "object" ? { nullable: normalised(nullable), ...inner } : inner;
  if (typeof inner.type === "string") {
    const allowed = Array.isArray(inner.enum) ? { enum: [...inner.enum, null] } : {};
    return { ...inner, ...allowed, type: [inner.type, "null"] };
  }
  return { anyOf: [inner, { type: "null" }] };
}

function pointer(text: string): string {
  return text.replace(/~/g, "~0").replace(/\//g, "~1");
}
