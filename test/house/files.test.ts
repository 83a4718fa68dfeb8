import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
  .split("\0")
  .filter((path) => path !== "" && existsSync(join(root, path)));
const ours = tracked.filter((path) => !/^test\/fixtures\/|^LICENSE$|package-lock\.json$/.test(path));
const text = (path: string) => readFileSync(join(root, path), "utf8");

test("no file of the program is longer than 300 lines, none of its tests longer than 500", () => {
  const code = ours.filter((path) => /^(src|scripts|test)\/.*\.(ts|mjs|py)$/.test(path));
  const long = code.filter((path) => text(path).split("\n").length > (path.startsWith("test/") ? 501 : 301));
  expect(long).toEqual([]);
});

test("no file names a path of the machine it was written on", () => {
  const places = new RegExp(
    ["/tmp/" + "ib\\b", "/wo" + "rk/(?:main|shared|\\.library)", root.replace(/\/$/, "")].join("|"),
  );
  expect(tracked.filter((path) => !/\.(png|gz|zip)$/.test(path) && places.test(text(path)))).toEqual([]);
});

test("files are named in kebab-case, and no room is called after nothing in particular", () => {
  const named = ours.filter((path) => /^(src|test)\//.test(path));
  const odd = named.filter((path) => !/^[a-z0-9.-]+$/.test(basename(path)) && /\.ts$/.test(path));
  expect(odd).toEqual([]);
  expect(named.filter((path) => /\/(utils?|helpers|common|misc)\//.test(path))).toEqual([]);
});

test("nothing is promised that was not seen to work", () => {
  const shown = ours.filter((path) => /^(src|templates|docs)\/|^README/.test(path));
  expect(shown.filter((path) => /should work/i.test(text(path)))).toEqual([]);
});

test("modules export by name", () => {
  expect(ours.filter((path) => /^src\/.*\.ts$/.test(path) && /^export default/m.test(text(path)))).toEqual(
    [],
  );
});

test("links in the documentation lead somewhere", () => {
  const broken: string[] = [];
  for (const path of ours.filter((one) => /\.md$/.test(one))) {
    for (const [, target = ""] of text(path).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:|^#/.test(target)) continue;
      const [file = "", anchor] = target.split("#");
      const there = join(root, dirname(path), decodeURI(file));
      if (!existsSync(there)) broken.push(`${path}: ${target}`);
      else if (anchor && !anchors(readFileSync(there, "utf8")).includes(anchor))
        broken.push(`${path}: ${target}`);
    }
  }
  expect(broken).toEqual([]);
});

/** Anchors GitHub makes of the headings of a page. */
function anchors(markdown: string): string[] {
  return [...markdown.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
