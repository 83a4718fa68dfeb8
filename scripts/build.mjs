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
  join(dist, "templates.js"),
  `export default { ${templates.join(",\n")}, partials: { ${partials.join(",\n")} } };\n`,
);

const hooks = join(root, "src", "capture", "hooks");
if (existsSync(hooks)) cpSync(hooks, join(dist, "capture", "hooks"), { recursive: true });

/** Programs that run in a process of their own are started by file name: each is an entry beside the main one. */
const children = readdirSync(dist, { recursive: true })
  .filter((path) => path.endsWith(".child.js"))
  .map((path) => [basename(path, ".js"), join(dist, path)]);

const bundle = await rolldown({
  input: { "ib-bugreport": join(dist, "cli", "bin.js"), ...Object.fromEntries(children) },
  platform: "node",
  logLevel: "warn",
  onLog(level, log, handler) {
    // Packages of others evaluate and circulate as they please.
    if (["EVAL", "CIRCULAR_DEPENDENCY"].includes(log.code)) return;
    handler(level, log);
  },
});
await bundle.write({
  dir: join(dist, "bin"),
  format: "esm",
  entryFileNames: "[name].js",
  chunkFileNames: "chunk-[name]-[hash].js",
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
});
await bundle.close();
chmodSync(join(dist, "bin", "ib-bugreport.js"), 0o755);
