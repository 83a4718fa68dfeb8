import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cell, cellLine } from "../../src/report/markdown/cell.ts";
import { code } from "../../src/report/markdown/code.ts";
import { fence } from "../../src/report/markdown/fence.ts";
import { plain } from "../../src/report/markdown/plain.ts";
import { line, text } from "../../src/report/markdown/prose.ts";
import { nodesOf, parseMarkdown, textOf } from "./parse-markdown.ts";

const PIECES = [
  ..."`~|\\_*[](){}<>#+-=!@&:;.,'\"$ \n\t\r0aZ/",
  ...[
    "```",
    "~~~",
    "\\|",
    "- [ ] ",
    "1. ",
    "@name",
    "a@b.co",
    "#12",
    "GH-3",
    "o/r#4",
    "https://x.y/z",
    "www.a.b",
  ],
  ...[
    "<b>",
    "<!--",
    "-->",
    "</details>",
    "&amp;",
    "&#64;",
    "[^1]",
    "[^1]: ",
    "![i](u)",
    "|---|",
    ":-:",
    "end",
    "deadbeef1",
  ],
  ...["\u001b[31m", "\u001b]8;;x\u0007", "\u202e", "\u200b", "\u0000", "\ud800", "é", "😀", "  ", "    "],
];
const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join(""));
const RUNS = { numRuns: 1000 };
const squeezed = (value: string) => value.replace(/\s+/g, " ").trim();

describe("values inside Markdown, whatever they hold", () => {
  test("plain keeps nothing that a terminal or an eye could be misled by", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(plain(value).replace(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\p{Cs}\p{Cf}\u2028\u2029]/u);
        expect(plain(plain(value))).toBe(plain(value));
      }),
      RUNS,
    );
  });

  test("code is one code span with the value in it", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const content = plain(value).replace(/[\n\t]/g, " ");
        fc.pre(content !== "");
        const tree = parseMarkdown(`x ${code(value)} y`);
        const spans = [...nodesOf(tree)].filter((node) => node.type === "inlineCode");
        expect(spans).toHaveLength(1);
        expect(spans[0]).toMatchObject({ value: content });
        expect(textOf(tree)).toBe(`x ${content} y`);
      }),
      RUNS,
    );
  });

  test("fence is one block of code with the value in it, also inside details", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const tree = parseMarkdown(
          `<details><summary>s</summary>\n\n${fence(value, "text")}\n\n</details>\n`,
        );
        expect("children" in tree && tree.children.map((node) => node.type)).toEqual([
          "html",
          "code",
          "html",
        ]);
        const block = [...nodesOf(tree)].find((node) => node.type === "code");
        expect(block).toMatchObject({ lang: "text", value: plain(value).replace(/\n+$/, "") });
      }),
      RUNS,
    );
  });

  test("a cell stays in its cell", () => {
    for (const helper of [cell, cellLine])
      fc.assert(
        fc.property(hostile, (value) => {
          const tree = parseMarkdown(`| a | b |\n| --- | --- |\n| ${helper(value)} | last |\n`);
          const rows = [...nodesOf(tree)].filter((node) => node.type === "tableRow");
          expect(rows).toHaveLength(2);
          const cells = [...nodesOf(rows[1] ?? tree)].filter((node) => node.type === "tableCell");
          expect(cells).toHaveLength(2);
          expect(textOf(cells[1] ?? tree)).toBe("last");
          expectInert(cells[0] ?? tree);
        }),
        RUNS,
      );
  });

  test("a cell holds the value", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const content = plain(value).replace(/[\n\t]/g, " ");
        fc.pre(content.trim() !== "" && !content.includes("`"));
        const tree = parseMarkdown(`| a | b |\n| --- | --- |\n| ${cell(value)} | last |\n`);
        const cells = [...nodesOf(tree)].filter((node) => node.type === "tableCell");
        expect(squeezed(textOf(cells[2] ?? tree))).toBe(squeezed(content).replaceAll("\\|", "\\¦"));
      }),
      RUNS,
    );
  });

  test("a line is a paragraph of text and code that says the same", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const tree = parseMarkdown(line(value));
        const blocks = "children" in tree ? tree.children.map((node) => node.type) : [];
        expect(blocks).toEqual(blocks.length === 0 ? [] : ["paragraph"]);
        expectInert(tree);
        if (!value.includes("`")) expect(textOf(tree)).toBe(squeezed(plain(value)));
      }),
      RUNS,
    );
  });

  test("text of several lines is paragraphs of text and code", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const tree = parseMarkdown(text(value));
        for (const node of "children" in tree ? tree.children : []) expect(node.type).toBe("paragraph");
        expectInert(tree);
        if (!value.includes("`"))
          expect(textOf(tree).replace(/\s/g, "")).toBe(plain(value).replace(/\s/g, ""));
      }),
      RUNS,
    );
  });

  test("prose in a list item stays in it", () => {
    fc.assert(
      fc.property(hostile, (value) => {
        fc.pre(squeezed(plain(value)) !== "");
        const tree = parseMarkdown(`- ${line(value)}\n- next\n`);
        const items = [...nodesOf(tree)].filter((node) => node.type === "listItem");
        expect(items).toHaveLength(2);
        expect(items[0]).toMatchObject({ checked: null, children: [{ type: "paragraph" }] });
        expectInert(tree);
      }),
      RUNS,
    );
  });

  test("ten million characters cost no more than their beginning", () => {
    for (const huge of [
      "x".repeat(1e7),
      `${".".repeat(1e7)}x`,
      "😀".repeat(5e6),
      "@a ".repeat(3e6),
      "`".repeat(1e7),
    ])
      for (const helper of [code, cell, line, cellLine]) expect(helper(huge).length).toBeLessThan(10_000);
  });

  test("ordinary sentences stay as they are", () => {
    for (const sentence of [
      "Nothing listens on 127.0.0.1:7497; TWS is not running.",
      "TWS (server version 176) answered in 3 ms, `Connection cancelled` came 1 ms later.",
      "Set reader_timeout = 5 in my_config.toml - then start it again!",
    ])
      expect(line(sentence)).toBe(sentence);
  });
});

const INERT = new Set(["root", "paragraph", "text", "inlineCode", "break", "list", "listItem", "tableCell"]);

/** Nothing links, formats, embeds or mentions. */
function expectInert(tree: Parameters<typeof nodesOf>[0]) {
  for (const node of nodesOf(tree)) {
    expect(INERT).toContain(node.type);
    if (node.type === "text") expect(node.value).not.toMatch(/@\w|#\d|GH-\d|https?:\/\/|www\.\w/i);
  }
}
