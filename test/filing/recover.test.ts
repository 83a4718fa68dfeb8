import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Choice, Preview } from "../../src/filing/preview.ts";
import { creating, STATUS_FAULTS } from "../fakes/github/faults.ts";
import { templateText } from "../report/upstream/filled.ts";
import { createDesk, type Desk } from "./desk.ts";

const FORM = { files: { ".github/ISSUE_TEMPLATE/bug.yaml": templateText("sdk-bug.yaml") } };
const STEPS = "I have given steps, or code that shows the issue";

/** The one draft of a desk: its path, and its text changed. */
function draftOf({ state }: Desk, change: (text: string) => string = (text) => text): string {
  const [name = ""] = readdirSync(join(state, "drafts"));
  const path = join(state, "drafts", name);
  writeFileSync(path, change(readFileSync(path, "utf8")));
  return path;
}

const recover = (desk: Desk, path: string, attest: readonly string[] = []) =>
  desk.file({ subject: null, repo: null, recover: path, attest });

describe("a saved draft", () => {
  test("keeps its open boxes open until somebody confirms them", async () => {
    const desk = await createDesk(FORM);
    expect(await desk.file()).toMatchObject({ outcome: "needs-person" });
    expect(await recover(desk, draftOf(desk))).toMatchObject({ outcome: "needs-person" });
    expect(await recover(desk, draftOf(desk), [STEPS])).toMatchObject({ outcome: "filed" });
    expect(desk.repo.issues[0]?.body).toContain(`- [x] ${STEPS}`);
  });

  test("is filed when the person has ticked the box in its text, also with the line ends of Windows", async () => {
    const desk = await createDesk(FORM);
    await desk.file();
    const path = draftOf(desk, (text) =>
      text.replace(`- [ ] ${STEPS}`, `- [X] ${STEPS}`).replaceAll("\n", "\r\n"),
    );
    expect(await recover(desk, path)).toMatchObject({ outcome: "filed" });
    expect(desk.repo.issues[0]?.body).not.toContain("\r");
  });

  test("whose box was taken out is not posted around it", async () => {
    const desk = await createDesk(FORM);
    await desk.file();
    const path = draftOf(desk, (text) => text.replace(`- [ ] ${STEPS}`, ""));
    expect(await recover(desk, path, [STEPS])).toMatchObject({ outcome: "needs-person" });
  });

  test("with a choice that only a person can make is filed once he has made it", async () => {
    const desk = await createDesk({
      files: { ".github/ISSUE_TEMPLATE/bug.yml": templateText("bot-bug.yml") },
    });
    expect(await desk.file()).toMatchObject({
      outcome: "needs-person",
      reason: expect.stringContaining("Type of installation"),
    });
    const choose = (text: string) =>
      text.replace("### Type of installation\n\n_No response_", "### Type of installation\n\nDocker");
    expect(await recover(desk, draftOf(desk, choose))).toMatchObject({ outcome: "filed" });
  });

  test("is there after every refusal, and files what was refused", async () => {
    const desk = await createDesk();
    desk.github.faults.push({ kind: STATUS_FAULTS["403 sso"], times: 1, on: creating });
    const refused = await desk.file();
    const path = draftOf(desk);
    expect(refused.reason).toContain(path);
    expect(await recover(desk, path)).toMatchObject({ outcome: "filed", number: 1 });
  });

  test("that is none is refused by name", async () => {
    const desk = await createDesk();
    const path = join(desk.state, "notes.md");
    writeFileSync(path, "hello");
    expect(await recover(desk, path)).toMatchObject({
      outcome: "not-filed",
      reason: expect.stringContaining("is not a saved draft"),
    });
  });
});

describe("a person at the preview", () => {
  const asking = (choices: Choice[], previews: Preview[] = []) => ({
    ask: async (preview: Preview) => {
      previews.push(preview);
      return choices.shift() ?? ({ action: "cancel" } as const);
    },
  });
  const ask = { permission: { kind: "ask" } } as const;

  test("confirms boxes after editing as well as before, and is named as the reviewer", async () => {
    const desk = await createDesk(FORM);
    const previews: Preview[] = [];
    const person = asking([], previews);
    await desk.file(ask, person);
    const body = (previews[0]?.body ?? "").replace(
      "Connection cancelled",
      "Connection cancelled, again and again",
    );
    const edited = asking([
      { action: "edit", title: "My title", body },
      { action: "post", attested: [STEPS] },
    ]);
    expect(await desk.file(ask, edited)).toMatchObject({ outcome: "filed" });
    expect(desk.repo.issues[0]).toMatchObject({
      title: "My title",
      body: expect.stringContaining("again and again"),
    });
    expect(desk.repo.issues[0]?.body).toContain(`- [x] ${STEPS}`);
    expect(desk.repo.issues[0]?.body).toContain("Reviewed by `ann`.");
    expect(desk.repo.issues[0]?.body).not.toContain("Nobody has reviewed it");
  });

  test("of our own layout is named as well, and nobody is where nobody looked", async () => {
    const desk = await createDesk();
    await desk.file(ask, asking([{ action: "post", attested: [] }]));
    expect(desk.repo.issues[0]?.body).toMatch(/Reviewed:\*\* by `ann`\./);
    const bot = await createDesk();
    await bot.file();
    expect(bot.repo.issues[0]?.body).toContain("by nobody; a program wrote this");
  });

  test("who opens it in the browser gets a link with all fields, or is told what to paste", async () => {
    const desk = await createDesk(FORM);
    const filing = await desk.file(ask, asking([{ action: "open" }]));
    expect(filing).toMatchObject({
      outcome: "draft",
      reason: expect.stringContaining("paste what is missing"),
    });
    expect(filing.url).toContain("template=bug.yaml");
    expect(filing.url).not.toContain("body=");
    expect(filing.url?.length).toBeLessThan(7500);
  });
});
