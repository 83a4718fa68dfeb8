// Builds dist/: the library as plain modules, and the program bundled, so that it starts quickly.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import Handlebars from "handlebars";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
const compiled = spawnSync(process.execPath, [tsc, "-p", join(root, "tsconfig.build.json")], {
  stdio: "inherit",
});
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

/** Templates are compiled here, so that the program starts without the compiler. */
const { COMPILE_OPTIONS } = await import(pathToFileURL(join(dist, "report", "compile-options.js")).href);
const compiledTemplate = (path) =>
  Handlebars.precompile(readFileSync(join(root, "templates", path), "utf8"), COMPILE_OPTIONS);
const partials = readdirSync(join(root, "templates", "partials"))
  .filter((name) => name.endsWith(".hbs"))
  .map((name) => `${JSON.stringify(basename(name, ".hbs"))}: ${compiledTemplate(join("partials", name))}`);
const templates = ["report", "issue"].map((name) => `${name}: ${compiledTemplate(`${name}.hbs`)}`);
writeFileSync(
  join(dist, "app", "compiled-templates.js"),
  `export const compiledTemplates = { ${templates.join(",\n")}, partials: { ${partials.join(",\n")} } };\n`,
);

const hooks = join(root, "src", "capture", "hooks");
if (existsSync(hooks)) cpSync(hooks, join(dist, "capture", "hooks"), { recursive: true });

/** Programs that run in a process of their own are started by file name: each is an entry beside the main one. */
const children = readdirSync(dist, { recursive: true })
  .filter((path) => path.endsWith(".child.js"))
  .map((path) => [basename(path, ".js"), join(dist, path)]);

const bin = join(dist, "bin");
const bundle = await rolldown({
  input: {
    "ib-bugreport": join(dist, "cli", "bin.js"),
    start: join(dist, "cli", "start.js"),
    ...Object.fromEntries(children),
  },
  platform: "node",
  logLevel: "warn",
  onLog(level, log, handler) {
    // Packages of others evaluate and circulate as they please.
    if (["EVAL", "CIRCULAR_DEPENDENCY"].includes(log.code)) return;
    handler(level, log);
  },
});
// CommonJS starts sooner: Node reads such a program at once, one of ES modules in turns.
await bundle.write({
  dir: bin,
  format: "cjs",
  entryFileNames: "[name].js",
  chunkFileNames: "chunk-[name]-[hash].js",
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
});
await bundle.close();
writeFileSync(join(bin, "package.json"), '{ "type": "commonjs" }\n');
chmodSync(join(bin, "ib-bugreport.js"), 0o755);

// The code that V8 makes of the program, as far as it takes to redact what the documents show.
const documents = [
  join(root, "README.md"),
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(root, "docs", name)),
];
const kept = spawnSync(process.execPath, [join(root, "scripts", "keep-code.mjs"), "redact"], {
  input: Buffer.concat(documents.map((path) => readFileSync(path))),
  stdio: ["pipe", "ignore", "inherit"],
});
if (kept.status !== 0) process.exit(kept.status ?? 1);
