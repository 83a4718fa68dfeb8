/** Files that hold one secret each are learned from, and not packed. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectConfig } from "../../../src/collectors/project/config.ts";
import { bareSystem, folderOf, observe } from "../observe.ts";

const learned = async (files: Record<string, string | Uint8Array>, env: Record<string, string> = {}) => {
  const { value, known, artifacts } = await observe(projectConfig, {
    project: await folderOf(files),
    system: bareSystem({ env }),
  });
  return {
    value,
    known: known.map(({ kind, value: one, origin }) => `${kind} ${one} ${origin}`),
    packed: artifacts.map(({ path }) => path),
  };
};

test("by their folder or their name", async () => {
  const { known, packed, value } = await learned({
    "secrets/gateway": "kite-Harbour-92\n",
    "secrets/ib_userid": "kobyej066\n",
    "docker/tws_password.txt": "kite-Harbour-93\r\n",
    "docker/vnc_password.txt": Buffer.from("\ufeffkite-Harbour-97\r\n", "utf16le"),
    "docker/readme.txt": "kite-Harbour-94\n",
    "secrets/notes.md": "kite-Harbour-95\n",
    "src/token.py": "kite-Harbour-96\n",
  });
  expect(known.sort()).toEqual([
    "secret kite-Harbour-92 the file of gateway",
    "secret kite-Harbour-93 the file of tws_password.txt",
    "secret kite-Harbour-97 the file of vnc_password.txt",
    "user kobyej066 the file of ib_userid",
  ]);
  expect(packed).toEqual([]);
  expect(value.leftOut.map(({ path, reason }) => `${path}: ${reason}`)).toContain(
    "docker/tws_password.txt: holds a secret by its name: it is hidden elsewhere, and not packed",
  );
});

test("by the settings that name them, from the folder of these", async () => {
  const { known } = await learned(
    {
      "deploy/compose.yaml":
        "services:\n  gw:\n    environment:\n      TWS_PASSWORD_FILE: ./pw\n      VNC_SERVER_PASSWORD_FILE: /gone\nsecrets:\n  tws_pass:\n    file: ../vault/a1\n",
      "deploy/pw": "kite-Harbour-92",
      "vault/a1": "kite-Harbour-93",
      "vault/b1": "kite-Harbour-94",
    },
    { IB_USERNAME_FILE: "vault/b1", LOG_FILE: "vault/a1" },
  );
  expect(known.sort()).toEqual([
    "secret kite-Harbour-92 the file of TWS_PASSWORD_FILE",
    "secret kite-Harbour-93 the file of tws_pass",
    "user kite-Harbour-94 the file of IB_USERNAME_FILE",
  ]);
});

test("what is long, of several lines or no text is none", async () => {
  const { known } = await learned({
    "secrets/a": "kite-Harbour-92\nkite-Harbour-93\n",
    "secrets/b": "x".repeat(1025),
    "secrets/c": "kite\0Harbour",
    "secrets/d": "abc",
    [join("secrets", "e", "f")]: "folder within",
  });
  expect(known).toEqual([]);
});
