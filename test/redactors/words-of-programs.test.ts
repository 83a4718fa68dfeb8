import { describe, expect, test } from "vitest";
import { createRedaction } from "../../src/engine/redact/index.ts";
import { textRedaction } from "../../src/redactors/index.ts";

/** Each names a password, a key, a user or a machine, and gives it nothing that is one. */
const LINES = [
  ":param hostname: The hostname that was provided.",
  "If the key is absent it is read from the file",
  "the token is *not* stored in thread local storage",
  'Otherwise, the key is "time", and the session\'s key is "level"',
  "0 = insert (insert this new order into the row identified by 'position')",
  "identified by 'key', at the given 'timestamp'",
  "password = password.encode('utf-8').decode(\"ascii\")",
  'bobSecret.toString("hex") === apikey.pop("value")',
  'creds = f"{login}:{password}".encode(encoding)',
  "obfuscated = f'...{token[-6:]}' if token else ''",
  'redacted_password = f"{self.password[:2]}...{self.password[-2:]}"',
  'pattern = r"(?P<token>[a-z]+)"',
  "returns a `<CryptoKey>` object, or one `<CryptoKeyPair>` instance",
  'encryptPassword = not_supported_before("encryptPassword", 100000)',
  "ed25519_private_key=ed25519_private_key,",
  "needsPassword.restype = c_int",
  "BAD_API_KEY_FMT = -2014",
  "PRIO_USER = 0x2",
  "password=('--pw=', '/PW:'),",
  "user: BinanceUserHttpAPI,",
  'options = {"UserId": user_id, "DbUser": db_user}',
  "self.master_username = master_username",
  "UserFeeTierRequest(user=address)",
  "account {account_id} not found, user {user_name} neither",
  "needs the `user:email` scope",
  "switchCopier{user: conn, backend: backConn}",
  "sessions[key] = element; byNode[node] = color",
  'if token == other || mode == "error" { return }',
  'type CredentialRequirement = "conditional" | "optional" | "silent";',
  "export declare const hostname: RegExp;",
  "readonly serverKey: ArrayBuffer | null;",
  'actions/secrets": ReadonlyOperation<"get">',
  "RSAPrivateKeyTag = asn1.ObjectIdentifier{1, 3, 101}",
  '"Sid":"Route53Resolver",',
  "see https://docs.github.com/rest/users/keys/list and npm i eslint@latest -g",
  '"oracle-ee": "11.2.0.4.v3", AssemblyVersion("4.2.0.17")',
  "Bybit option symbols look like this: ETH-26JUN26-16000-P-USDT",
  "reset_passwords: Indicates whether to remove all existing passwords and the users",
  '"arn:aws:secretsmanager:*:*:secret:AmazonDataZone-*"',
  "pass: 3/3 checks",
  "LoadCredential=tws-password:/etc/credstore/tws-password",
  "user: __token__",
  "    password: IBKR password. Read from TWS_PASSWORD when None.",
  'secret = "env:POLYGON_SECRET"',
  "secrets: tws_password mounted read-only",
  "Setting up libsecret-1-0:amd64 (0.20.5-3) ...",
  "the launcher waits for credentials → login-pending, without secrets → redact",
  "signature: **ib_async/ib_insync**: then nothing",
  'an unusual private key is "not a key" for it',
  "the redis://[[username]:[password]]@localhost:6379/0 form",
  // Where a word above had been taken for a value, it would be hidden here.
  "the position error time level color conn email element address not absent, given user_id and ascii in hex",
];

/** Learned from as a whole first, as a file of a run is. */
function redacted(text: string): string {
  const redaction = createRedaction(textRedaction);
  redaction.learnText(text);
  return redaction.text(text, "x");
}

describe("what programs and sentences say of passwords", () => {
  test("stays as it is, all lines in one document", () => {
    const text = LINES.join("\n");
    expect(redacted(text).split("\n")).toEqual(LINES);
  });

  test("a word of any sentence is hidden where it is a value, and nowhere else", () => {
    const text = 'login: "owner"\n{"password": "position"}\nthe owner changed the position';
    expect(redacted(text)).toMatch(/"password": "<secret-\d+>"\}\nthe owner changed the position$/);
  });

  test("whoever finds such a word", () => {
    const text = "CREATE USER kobyejx IDENTIFIED BY 'position';\nthe position grew";
    expect(redacted(text)).toMatch(/BY '<secret-\d+>';\nthe position grew$/);
  });

  test("a word that a sentence tells is hidden there, a name of no language everywhere", () => {
    const text = 'the password is "harbour"\nuser = kobyejx\nin the harbour kobyejx waits';
    expect(redacted(text)).toBe(
      'the password is "<secret-1>"\nuser = <user-1>\nin the harbour <user-1> waits',
    );
  });

  test("an account is no part of a longer number", () => {
    const text = "account U1234567, order U123456789012, at 0x0203U1234567";
    expect(redacted(text)).toBe("account <account-1:live>, order U123456789012, at 0x0203U1234567");
  });
});
