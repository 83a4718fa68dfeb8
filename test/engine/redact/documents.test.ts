import { parse as parseToml } from "smol-toml";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { createRedaction } from "../../../src/engine/redact/index.ts";
import type { DocumentKind } from "../../../src/model/artifact.ts";
import { standardRedaction } from "../../../src/redactors/documents.ts";

function redacted(text: string, kind: DocumentKind): string {
  const redaction = createRedaction(standardRedaction);
  redaction.learnText(text, kind);
  const out = redaction.text(text, "config", kind);
  const again = createRedaction(standardRedaction);
  again.learnText(out, kind);
  expect(again.text(out, "config", kind)).toBe(out);
  expect(out.split("\n").length).toBe(text.split("\n").length);
  return out;
}

describe("configuration files show what is harmless and hide the rest", () => {
  test(".env", () => {
    const text =
      '# ask jane.doe@example.com\nIB_HOST=127.0.0.1\nIB_PORT=7497 # paper\nexport TWS_USERID=kobyej066\nTWS_PASSWORD=Zk"f b6@\n' +
      "TRADING_MODE=paper\nTZ=America/New_York\nIDEA=momentum of rare earths\nIB_ACCOUNT=DU1234567\nREF=${TWS_PASSWORD}\nPIN=1234\n";
    expect(redacted(text, "env")).toBe(
      '# ask <email-1>\nIB_HOST=127.0.0.1\nIB_PORT=7497 # paper\nexport TWS_USERID="<user-1>"\nTWS_PASSWORD="<secret-1>"\n' +
        'TRADING_MODE=paper\nTZ=America/New_York\nIDEA="<value-1>"\nIB_ACCOUNT=<account-1:paper>\nREF=${TWS_PASSWORD}\nPIN="<secret-2>"\n',
    );
  });

  test("what stands under a name that says nothing is hidden in logs when it is distinctive", () => {
    const redaction = createRedaction(standardRedaction);
    redaction.learnText(
      "IDEA=Gartem4821x\nTHING=wolf-garden-42\nX=k2j9q4z8w1\nSTRATEGY=ema_cross_v2\nWORDS=momentum\n",
      "env",
    );
    expect(redaction.text("Gartem4821x wolf-garden-42 k2j9q4z8w1 ema_cross_v2 momentum", "log", "log")).toBe(
      "<value-1> <value-2> <value-3> ema_cross_v2 momentum",
    );
  });

  test("lists of arguments: names of options stay, what they are given is hidden", () => {
    const yaml =
      "services:\n  ib:\n    command:\n      - --user\n      - dolmar\n      - --pw\n      - vexcorly\n      - --mode\n      - paper\n" +
      '      - "--secret=tulmvil"\n';
    expect(redacted(yaml, "yaml")).toBe(
      yaml.replace("dolmar", "<user-1>").replace("vexcorly", "<secret-1>").replace("tulmvil", "<secret-2>"),
    );
    const json = '{"args": ["--username", "dolmar", "--pw=vexcorly", "--port", "4002"]}';
    expect(redacted(json, "json")).toBe(json.replace("dolmar", "<user-1>").replace("vexcorly", "<secret-1>"));
  });

  test("a command in one text: what its options are given is hidden unless it is harmless", () => {
    const yaml =
      "services:\n  ib:\n    command: --user dolmar --pw vexcorly --mode paper --port 4002\n" +
      "    entrypoint: /opt/run.sh --secret=tulmvil -v\n";
    expect(redacted(yaml, "yaml")).toBe(
      yaml.replace("dolmar", "<user-1>").replace("vexcorly", "<secret-1>").replace("tulmvil", "<secret-2>"),
    );
    const json = '{"run": "--username dolmar --idea momentum"}';
    expect(redacted(json, "json")).toBe(json.replace("dolmar", "<user-1>").replace("momentum", "<value-1>"));
    const sentence = "idea: buy - sell of rare earths\n";
    expect(redacted(sentence, "yaml")).not.toContain("rare");
  });

  test("which secrets a container is given stays, by their names; what a setting says of packages, too", () => {
    const compose =
      "services:\n  gw:\n    environment:\n      TWS_PASSWORD_FILE: /run/secrets/tws_password\n    secrets:\n      - tws_password\n" +
      "      - source: ib_login\nsecrets:\n  tws_password:\n    file: ./secrets/tws_password.txt\n";
    expect(redacted(compose, "yaml")).toBe(compose);
    expect(redacted("secrets:\n  - Gartem4821x\n", "yaml")).toBe("secrets:\n  - <secret-1>\n");
    const project =
      'dependencies = ["nautilus_trader[ib]==1.220.0", "ib_async>=2.0,<3"]\nidea = "momentum<8"\n';
    expect(redacted(project, "toml")).toBe(project.replace("momentum<8", "<value-1>"));
  });

  test("own servers in addresses are hidden, known ones stay", () => {
    const text =
      "REDIS_URL=redis://trader7:Zw9lling_x7@redis.marchetti-lab.net:6379/2\nOPS_URL=https://grafana.marchetti-lab.net/d/x\n" +
      "INDEX_URL=https://pypi.org/simple\nLOCAL_URL=http://localhost:5000/v1\n";
    expect(redacted(text, "env")).toBe(
      "REDIS_URL=redis://<user-1>:<secret-1>@<host-1>:6379/2\nOPS_URL=https://<host-2>/d/x\n" +
        "INDEX_URL=https://pypi.org/simple\nLOCAL_URL=http://localhost:5000/v1\n",
    );
  });

  test("TOML still parses where accounts are its keys", () => {
    const text =
      '[accounts.DU1234567]\nname = "swing"\nU7654321.port = 4002\n\n[[U7654321]]\n"DU1234567" = 1\nport = 4001\n' +
      'note = """\nU7654321 = all of it"""\n';
    const out = redacted(text, "toml");
    const { accounts, ...rest } = parseToml(out) as Record<string, object>;
    expect(Object.entries(accounts ?? {})).toEqual([
      ["<account-1:paper>", { name: "<value-1>", "<account-2:live>": { port: 4002 } }],
    ]);
    expect(rest["<account-2:live>"]).toMatchObject([{ "<account-1:paper>": 1, port: 4001 }]);
    expect(out).not.toMatch(/\d{7}/);
  });

  test("jts.ini", () => {
    const text =
      "[Logon]\nUserNameToDirectory=mfakjanmmgo\nlocale=en\nTimeZone=Europe/Zurich\ntradingMode=p\n; keep\n" +
      "[IBGateway]\nRemoteHostOrderRouting=ndc1.ibllc.com\nLocalServerPort=4001\nTrustedIPs=127.0.0.1,192.168.1.4\nApiOnly=true\n";
    expect(redacted(text, "ini")).toBe(text.replace("mfakjanmmgo", "<user-1>"));
  });

  test("YAML still parses, block scalars and comments stay", () => {
    const text =
      'services:\n  ibg: # gateway\n    image: ghcr.io/gnzsnz/ib-gateway:stable\n    environment:\n      TWS_USERID: foo77\n      TWS_PASSWORD: "x: y"\n' +
      '      PIN: 12345\n    ports:\n      - "4002:4002"\n    note: |\n      first thing\n      second thing\n    flow: {account: U1234567, list: [1, "a b"]}\n';
    const out = redacted(text, "yaml");
    const parsed = parseYaml(out);
    expect(parsed.services.ibg.environment).toEqual({
      TWS_USERID: "<user-1>",
      TWS_PASSWORD: "<secret-1>",
      PIN: "<secret-2>",
    });
    expect(parsed.services.ibg.ports).toEqual(["4002:4002"]);
    expect(parsed.services.ibg.flow).toEqual({ account: "<account-1:live>", list: [1, "<value-3>"] });
    expect(parsed.services.ibg.note).toBe("<value-1>\n<value-2>\n");
    expect(out).toContain("# gateway");
  });

  test("TOML still parses", () => {
    const text =
      '[venue]\nib_password = "Qu@nt"\nport = 4002\npin = 123456\nwhen = 2024-01-01\nideas = ["rare earths", 5]\nhost = "127.0.0.1"\n';
    const parsed = parseToml(redacted(text, "toml"));
    expect(parsed["venue"]).toMatchObject({
      ib_password: "<secret-1>",
      port: 4002,
      pin: "<secret-2>",
      ideas: ["<value-1>", 5],
      host: "127.0.0.1",
    });
  });

  test("JSON still parses, also where a secret is a number", () => {
    const text =
      '{"ib": {"host": "127.0.0.1", "port": 7497, "password": 12345678, "account": "U1234567", "idea": "rare \\"earths\\""}}';
    expect(JSON.parse(redacted(text, "json"))).toEqual({
      ib: {
        host: "127.0.0.1",
        port: 7497,
        password: "<secret-1>",
        account: "<account-1:live>",
        idea: "<value-1>",
      },
    });
  });

  test("Python keeps hosts, ports and client ids", () => {
    const text =
      'X = Config(ibg_host="127.0.0.1", ibg_port=7497, ibg_client_id=1, account_id="DU1234567", password="hunter2x", note="my idea")\n';
    expect(redacted(text, "python")).toBe(
      'X = Config(ibg_host="127.0.0.1", ibg_port=7497, ibg_client_id=1, account_id="<account-1:paper>", password="<secret-1>", note="<value-1>")\n',
    );
  });
});

test("a value found under a key in one file is hidden in all, also in those read before, in any encoding", () => {
  const redaction = createRedaction(standardRedaction);
  const secret = "Quark7!Blue";
  const log = [
    secret,
    Buffer.from(secret).toString("base64"),
    encodeURIComponent(secret),
    Buffer.from(secret).toString("hex"),
  ].join("\n");
  redaction.learnText(log, "log");
  redaction.learnText(`IB_PASSWORD=${secret}\n`, "env");
  expect(redaction.text(log, "log", "log")).toBe("<secret-1>\n<secret-1>\n<secret-1>\n<secret-1>");
});

test("facts are judged with their keys and keep their shape", () => {
  const redaction = createRedaction(standardRedaction);
  const facts = {
    config: { password: "open sesame", port: 7497 },
    list: ["U1234567", { user: "jroe77" }],
    none: null,
  };
  redaction.learnValue(facts, "facts");
  expect(redaction.value(facts, "facts")).toEqual({
    config: { password: "<secret-1>", port: 7497 },
    list: ["<account-1:live>", { user: "<user-1>" }],
    none: null,
  });
});

test("kinds can be kept, texts hidden; the ledger never holds a value", () => {
  const redaction = createRedaction({ ...standardRedaction, keep: ["email"], hide: ["Project Falcon"] });
  expect(redaction.text("a@b.com asks about Project Falcon of U1234567", "notes")).toBe(
    "a@b.com asks about <hidden-1> of <account-1:live>",
  );
  const entries = JSON.stringify(redaction.entries());
  expect(entries).not.toContain("U1234567");
  expect(redaction.entries().map(({ redactor, where, count }) => [redactor, where, count])).toEqual([
    ["ib-account", "notes", 1],
    ["known-value", "notes", 1],
  ]);
});

test("what is kept stays whole, also where it holds names that are hidden elsewhere; no secret is kept with it", () => {
  const redaction = createRedaction({ ...standardRedaction, keep: ["email"] });
  redaction.know({ kind: "user", value: "fredo77", origin: "test" });
  redaction.know({ kind: "host", value: "wolfbox.net", origin: "test" });
  const text = "fredo77 on wolfbox.net wrote as fredo77@wolfbox.net";
  expect(redaction.text(text, "notes")).toBe("<user-1> on <host-1> wrote as fredo77@wolfbox.net");
  expect(redaction.text("psql postgres://u:Quark7-Blue@db.example.com/x", "notes")).not.toContain("Quark7");
  const ids = createRedaction({ ...standardRedaction, keep: ["random-run"] });
  expect(ids.text("x 4f9aKq2ZxL0pWv7RtB3nYc8M password=4f9aKq2ZxL0pWv7RtB3nYc9N", "notes")).toBe(
    "x 4f9aKq2ZxL0pWv7RtB3nYc8M password=<secret-1>",
  );
});

test("explain tells what is hidden where, and by whom", () => {
  const redaction = createRedaction(standardRedaction);
  expect(redaction.explain("first\nsee U1234567 now")).toEqual([
    {
      redactor: "ib-account",
      title: "Interactive Brokers account ids",
      pseudonym: "<account-1:live>",
      line: 2,
      column: 5,
      length: 8,
    },
  ]);
});
