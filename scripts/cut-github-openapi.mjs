// Cuts the part of GitHub's OpenAPI description that the stand-in under test/fakes/github checks itself against.
// Fetches the npm package @octokit/openapi (MIT) into a temporary folder; run by hand when GitHub's API has moved.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = "@octokit/openapi@23.0.2";
const OPERATIONS = {
  "/user": ["get"],
  "/repos/{owner}/{repo}": ["get"],
  "/repos/{owner}/{repo}/contents/{path}": ["get"],
  "/repos/{owner}/{repo}/issues": ["get", "post"],
  "/repos/{owner}/{repo}/issues/{issue_number}": ["get", "patch"],
  "/repos/{owner}/{repo}/issues/{issue_number}/comments": ["get", "post"],
  "/search/issues": ["get"],
  "/gists": ["post"],
};
const WORDS = new Set([
  "description",
  "example",
  "examples",
  "externalDocs",
  "summary",
  "tags",
  "x-github",
  "title",
]);

const folder = mkdtempSync(join(tmpdir(), "cut-github-openapi-"));
try {
  execFileSync("npm", ["pack", PACKAGE, "--silent"], { cwd: folder });
  execFileSync("tar", ["xzf", `octokit-openapi-${PACKAGE.split("@").at(-1)}.tgz`], { cwd: folder });
  const whole = JSON.parse(readFileSync(join(folder, "package/generated/api.github.com.json"), "utf8"));
  const target = new URL("../test/fakes/github/fixtures/", import.meta.url);
  writeFileSync(new URL("openapi.json", target), `${JSON.stringify(cut(whole))}\n`);
  writeFileSync(new URL("LICENSE", target), readFileSync(join(folder, "package/LICENSE")));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The wanted operations and everything they refer to. */
function cut(whole) {
  const subset = {
    openapi: whole.openapi,
    info: { title: whole.info.title, version: whole.info.version },
    paths: {},
  };
  for (const [path, methods] of Object.entries(OPERATIONS)) {
    subset.paths[path] = Object.fromEntries(
      methods.map((method) => [method, bare(whole.paths[path][method])]),
    );
  }
  const open = [subset.paths];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const reference of references(at)) {
      const [, , kind, name] = reference.split("/");
      if (subset.components?.[kind]?.[name] !== undefined) continue;
      const found = bare(whole.components[kind][name]);
      subset.components = { ...subset.components, [kind]: { ...subset.components?.[kind], [name]: found } };
      open.push(found);
    }
  }
  return subset;
}

/** Without the prose, which no validator reads. */
function bare(value, key) {
  if (Array.isArray(value)) return value.map((item) => bare(item));
  if (typeof value !== "object" || value === null) return value;
  const named = key === "properties" || key === "schemas";
  const entries = Object.entries(value).filter(([name]) => named || !WORDS.has(name));
  return Object.fromEntries(entries.map(([name, inner]) => [name, bare(inner, name)]));
}

function* references(value) {
  if (typeof value !== "object" || value === null) return;
  if (typeof value.$ref === "string") yield value.$ref;
  for (const inner of Object.values(value)) yield* references(inner);
}
