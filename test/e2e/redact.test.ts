import { spawn, spawnSync } from "node:child_process";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { folder, ib, PROGRAM } from "./cli.ts";

const LINES = "password=Xk29fjQpz71\nhello U1234567\n";
const LINES_OF_JSON = '{"password":"Xk29fjQpz71"}\n"hello U1234567"\n';
const REDACTED = "password=<secret-1>\nhello <account-1:live>\n";

/** Runs a line of a shell in which `$REDACT` is the program. */
function shell(command: string, cwd: string) {
  const { status, stdout, stderr } = spawnSync("bash", ["-c", command], {
    cwd,
    env: { ...process.env, REDACT: `${process.execPath} ${PROGRAM} redact` },
  });
  return { code: status, stdout: String(stdout), stderr: String(stderr) };
}

const oneSentence = (text: string) => expect(text.trimEnd().split("\n"), text).toHaveLength(1);

describe("what is given to redact", () => {
  test.each([
    ["UTF-16 without its mark", Buffer.from(LINES, "utf16le")],
    ["the same, big end first", Buffer.from(LINES, "utf16le").swap16()],
    ["gzip", gzipSync(LINES)],
  ])("may be %s, also for --explain", async (_, bytes) => {
    const here = await folder();
    await writeFile(join(here, "in"), bytes);
    expect(shell("$REDACT < in", here)).toEqual({ code: 0, stdout: REDACTED, stderr: "" });
    const explained = shell("$REDACT --explain < in", here);
    expect(
      explained.stdout
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith("    "))
        .join("\n"),
    ).toBe(REDACTED.trimEnd());
  });

  test("may be a large file, from where the shell has read it to, and comes out as from a pipe", async () => {
    const here = await folder();
    await writeFile(join(here, "in"), LINES.repeat(60_000));
    const ran = shell(
      "(read first; echo $first; $REDACT) < in | cksum; (head -1 in; tail -n +2 in | $REDACT) | cksum",
      here,
    );
    const [fromFile, fromPipe] = ran.stdout.trim().split("\n");
    expect(fromFile).toBe(fromPipe);
    expect(fromFile).toMatch(/^\d+ \d{7} *$/);
  });

  test.each([
    ["a binary", "head -c 50000 /dev/urandom | $REDACT", "not text"],
    ["UTF-32", "printf '\\377\\376\\0\\0U\\0\\0\\0001\\0\\0\\0' | $REDACT", "UTF-32"],
    ["text with gzip behind it", "(seq 1 20000; echo U1234567 | gzip) | $REDACT", "packed data"],
    [
      "lines of JSON with UTF-16 behind them",
      "printf ' \\np\\0w\\0=\\0h\\0u\\0n\\0t\\0e\\0r\\0002\\0' | $REDACT --json-lines",
      "UTF-16",
    ],
    ["gzip cut off", "seq 1 20000 | gzip | head -c 9000 | $REDACT", "gzip data are cut off"],
    ["a folder", "$REDACT < .", "standard input is a folder"],
    ["too much to explain", "head -c 5000000 /dev/zero | tr '\\0' a | $REDACT --explain", "at most 4 MiB"],
    ["flags that exclude each other", "$REDACT --explain --json-lines < /dev/null", "do not go together"],
  ])("is refused in one sentence when it is %s, and nothing is written", async (_, command, words) => {
    const ran = shell(command, await folder());
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain(words);
    oneSentence(ran.stderr);
  });
});

describe("where it writes", () => {
  test("a reader that leaves early ends it quietly, also while input still comes", async () => {
    const here = await folder();
    const ran = shell(
      "(while :; do echo 'hello U1234567 and some more'; done) | $REDACT | head -1; echo ${PIPESTATUS[1]}",
      here,
    );
    expect(ran).toEqual({ code: 0, stdout: "hello <account-1:live> and some more\n0\n", stderr: "" });
  });

  test.runIf(process.platform === "linux")("a full disk is told in one sentence", async () => {
    const ran = shell("echo hello | $REDACT > /dev/full", await folder());
    expect(ran.code).toBe(70);
    expect(ran.stderr).toContain("standard output: ENOSPC");
    oneSentence(ran.stderr);
  });

  test.each(["SIGINT", "SIGTERM"] as const)(
    "on %s it ends at once, with nothing unredacted written",
    async (signal) => {
      const child = spawn(process.execPath, [PROGRAM, "redact"], { stdio: ["pipe", "pipe", "pipe"] });
      let out = "";
      child.stdout.on("data", (part: Buffer) => {
        out += part;
      });
      child.stdin.on("error", () => {});
      child.stdin.write(LINES.repeat(300_000));
      await new Promise((done) => setTimeout(done, 1500));
      child.kill(signal);
      const ended = await new Promise((done) => child.once("close", (code, by) => done(by ?? code)));
      expect([signal, 130]).toContain(ended);
      expect(out).not.toContain("Xk29");
      expect(out).not.toContain("U1234567");
    },
  );
});

describe("rules of one's own that cannot be read are refused, never passed over", () => {
  test.each([
    ["no JSON", "{", "not valid JSON"],
    ["no text", "\u0000".repeat(20), "not valid JSON"],
    ["too large", " ".repeat(1 << 21), "larger than 1 MiB"],
    ["an unknown kind", '{"keep":["emial"]}', "no such kind"],
    ["too short a text", '{"hide":["ab"]}', "at least 3 characters"],
  ])("%s", async (_, content, words) => {
    const cwd = await folder({ "ib-bugreport.redact.json": content });
    const ran = await ib(["redact"], { cwd, input: LINES });
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain("ib-bugreport.redact.json");
    expect(ran.stderr).toContain(words);
    oneSentence(ran.stderr);
  });

  test("a folder, a link that leads nowhere, a file that is not there", async () => {
    const cwd = await folder();
    await mkdir(join(cwd, "rules"));
    await symlink("nowhere", join(cwd, "ib-bugreport.redact.json"));
    for (const flags of [["--rules", "rules"], [], ["--rules", "no-such"]]) {
      const ran = await ib(["redact", ...flags], { cwd, input: LINES });
      expect(ran).toMatchObject({ code: 2, stdout: "" });
      oneSentence(ran.stderr);
    }
    expect((await ib(["collect"], { cwd })).code).toBe(2);
  });

  test("with the mark that Notepad writes they are read", async () => {
    const cwd = await folder({ "ib-bugreport.redact.json": '\uFEFF{"hide":["hello"]}' });
    expect((await ib(["redact"], { cwd, input: LINES })).stdout).toContain("<hidden-1> <account-1:live>");
  });
});

describe("--hide", () => {
  test.each(["a", "ab", " ab ", "", "---"])("refuses %j in one sentence", async (text) => {
    const ran = await ib(["redact", "--hide", text], { input: "ab abc\n" });
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    oneSentence(ran.stderr);
  });

  test.each([
    ["abc", "abc ABC abcd xabc (abc) a-abc", "<hidden-1> <hidden-1> abcd xabc (<hidden-1>) a-<hidden-1>"],
    ["abcd", "abcd abcde", "<hidden-1> abcde"],
    ["abcde", "abcde abcdef", "<hidden-1> abcdef"],
    ["Falcon", "xFalcons FALCON", "x<hidden-1>s <hidden-1>"],
    ["密码", "x密码x", "x<hidden-1>x"],
    ["admin", "admin", "<hidden-1>"],
  ])("hides %s of %j", async (text, given, left) => {
    expect((await ib(["redact", "--hide", text], { input: given })).stdout).toBe(left);
  });
});

describe("--json-lines", () => {
  test("what is no JSON is hidden as text, and named by its line; nothing is lost", async () => {
    const lines = ['"a"', "U1234567 is no JSON", "{", "", '"last"'];
    const ran = await ib(["redact", "--json-lines"], { input: lines.join("\n") });
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe('"a"\n"<account-1:live> is no JSON"\n"{"\n\n"last"\n');
    expect(ran.stderr).toContain("line 2 (and 1 more) is not JSON");
    oneSentence(ran.stderr);
  });

  test("objects stay objects, with long numbers and keys that come twice", async () => {
    const input = '{"p\\u0061ssword":"Xk29fjQpz71","ts":1700000000123456789,"ts":2}\r\n';
    const ran = await ib(["redact", "--json-lines"], { input });
    expect(ran).toEqual({
      code: 0,
      stderr: "",
      stdout: '{"p\\u0061ssword":"<secret-1>","ts":1700000000123456789,"ts":2}\n',
    });
  });

  test("a hidden number becomes a text, and the others stay as they are written", async () => {
    const input = '{"flex_token":318840227719004, "price":1.0, "e":[1e5,1700000000123456789]}\n';
    const ran = await ib(["redact", "--json-lines"], { input });
    expect(ran).toEqual({ code: 0, stderr: "", stdout: input.replace("318840227719004", '"<secret-1>"') });
  });

  test.each([
    ["UTF-16", Buffer.from(LINES_OF_JSON, "utf16le")],
    ["UTF-16 with its mark", Buffer.from(`\uFEFF${LINES_OF_JSON}`, "utf16le")],
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${LINES_OF_JSON}`)],
    ["gzip", gzipSync(LINES_OF_JSON)],
  ])("may be %s", async (_, bytes) => {
    const here = await folder();
    await writeFile(join(here, "in"), bytes);
    expect(shell("$REDACT --json-lines < in", here)).toEqual({
      code: 0,
      stdout: '{"password":"<secret-1>"}\n"hello <account-1:live>"\n',
      stderr: "",
    });
  });

  test("a line is answered before the next one comes", async () => {
    const child = spawn(process.execPath, [PROGRAM, "redact", "--json-lines"]);
    const answers = child.stdout[Symbol.asyncIterator]();
    for (const ordinal of [1, 2, 3]) {
      child.stdin.write('"hello U1234567"\n');
      const { value } = await answers.next();
      expect(String(value), `answer ${ordinal}`).toBe('"hello <account-1:live>"\n');
    }
    child.stdin.end();
  });

  test("a line nested too deep for anybody is text", async () => {
    const ran = await ib(["redact", "--json-lines"], {
      input: `${"[".repeat(200_000)}${"]".repeat(200_000)}`,
    });
    expect(ran.code).toBe(2);
    expect(ran.stdout).toBe(`"${"[".repeat(200_000)}${"]".repeat(200_000)}"\n`);
  });
});
