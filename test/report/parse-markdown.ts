import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

type Root = ReturnType<typeof fromMarkdown>;
export type Nodes = Root | Root["children"][number];

/** The tree of a Markdown text as GitHub Flavored Markdown reads it. */
export function parseMarkdown(markdown: string): Nodes {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** All nodes below and including `node`, in order. */
export function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node;
  if ("children" in node) for (const child of node.children) yield* nodesOf(child as Nodes);
}

/** Literal text of a node, code spans included. */
export function textOf(node: Nodes): string {
  return [...nodesOf(node)]
    .map((one) => ("value" in one ? one.value : one.type === "break" ? "\n" : ""))
    .join("");
}
