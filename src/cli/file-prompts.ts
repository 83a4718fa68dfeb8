import { spawn } from "node:child_process";
import type { Choice, Preview } from "../app/file.ts";
import { createSystem } from "../system/index.ts";
import type { Io } from "./io.ts";
import { printable } from "./printable.ts";

/** Shows what would be sent, where and as whom, and asks what to do with it. The first choice sends nothing by itself. */
export function askPerson(io: Io): (preview: Preview) => Promise<Choice> {
  return async (preview) => {
    const clack = await import("@clack/prompts");
    const output = io.stderr;
    io.stderr.write(`\n${printable(previewText(preview))}\n\n`);
    const action = await clack.select({
      message: `What shall become of it?`,
      output,
      options: [
        { value: "open", label: "Open in the browser, filled in" },
        { value: "post", label: `Post it as ${preview.account ?? "nobody: there is no token"}` },
        { value: "edit", label: "Edit it first" },
        { value: "save", label: "Save it for later" },
        { value: "cancel", label: "Cancel" },
      ],
    });
    switch (action) {
      case "open":
        return { action: "open" };
      case "post":
        return { action: "post", attested: await confirmBoxes(preview, io) };
      case "edit":
        return (await edited(preview)) ?? { action: "save" };
      case "save":
        return { action: "save" };
      default:
        return { action: "cancel" };
    }
  };
}

/** Asks before the GitHub program is run for its token. */
export function mayUseGh(io: Io): (host: string) => Promise<boolean> {
  return async (host) => {
    const { confirm } = await import("@clack/prompts");
    const message = `No token is set. Ask the GitHub program (gh) for yours of ${host}?`;
    return (await confirm({ message, output: io.stderr })) === true;
  };
}

/** Every box is a statement of the person: each is asked for by itself. */
async function confirmBoxes({ openBoxes }: Preview, io: Io): Promise<readonly string[]> {
  const { confirm } = await import("@clack/prompts");
  const confirmed: string[] = [];
  for (const label of openBoxes) {
    const message = `The maintainers ask: ${printable(label)}`;
    if ((await confirm({ message, initialValue: false, output: io.stderr })) === true) confirmed.push(label);
  }
  return confirmed;
}

/** Lets the person change the saved draft in his editor; `null` when there is none or it was left as it is. */
async function edited(preview: Preview): Promise<Choice | null> {
  const editor = process.env.VISUAL || process.env.EDITOR;
  if (!editor || preview.draft === null) return null;
  const [program = "", ...args] = editor.split(" ");
  const code = await new Promise<number | null>((done) => {
    const child = spawn(program, [...args, preview.draft ?? ""], { stdio: "inherit" });
    child.on("error", () => done(null));
    child.on("close", done);
  });
  const text = code === 0 ? await createSystem().files.text(preview.draft) : null;
  if (text === null) return null;
  const title = titleIn(text) ?? preview.title;
  const body = text
    .split(/^---\r?$/m)
    .slice(2)
    .join("---")
    .trim();
  return { action: "edit", title, body };
}

/** The title line of a draft; `null` when the person has left none that can be read. */
function titleIn(draft: string): string | null {
  try {
    return String(JSON.parse(/^title: (".*")\r?$/m.exec(draft)?.[1] ?? "null") ?? "") || null;
  } catch {
    return null;
  }
}

/** All of the preview as text. */
export function previewText(preview: Preview): string {
  const { candidates, zip, redactions } = preview;
  const hidden = Object.entries(redactions).map(([redactor, count]) => `${redactor} ${count}`);
  const lines = [
    preview.title,
    "",
    preview.body,
    "",
    `Repository  ${preview.repo} (${preview.visibility})`,
    `Account     ${preview.account ?? "none: the browser's"}`,
    `Template    ${preview.template ?? "none; our own layout"}`,
    `Size        ${preview.bytes} bytes`,
    `Hidden      ${hidden.length === 0 ? "nothing" : hidden.join(", ")}`,
    ...(zip === null ? [] : [`Bundle      ${zip.path} (drag it into the issue)`]),
    ...(preview.draft === null ? [] : [`Draft       ${preview.draft}`]),
    ...preview.openBoxes.map((label) => `To confirm  ${label}`),
    ...candidates.map(
      (one) => `Like it     #${one.number} ${one.state}, ${one.score} of 100: ${one.title}  ${one.url}`,
    ),
    ...preview.notes.map((note) => `Note        ${note}`),
  ];
  return lines.join("\n");
}
