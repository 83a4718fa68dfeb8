import type { Redactor } from "../../model/redactor.ts";
import type { Assigned } from "../assignments/assigned.ts";
import { readAssignment } from "../assignments/assignment.ts";
import { FOREIGN_WORDS } from "../assignments/foreign-name.ts";
import { meaningOf } from "../assignments/key-name.ts";
import { spansOfNamed } from "../assignments/named-value.ts";
import { valueBefore } from "../assignments/value-before.ts";
import { itemBelow } from "../assignments/value-end.ts";
import { GIVING } from "../words/wide-mark.ts";
import { mayBeAssigned } from "./assignment-look.ts";

/** Parts of names (`~` for an underscore, `_` for a space). */
const WORDS =
  "pass pwd pswd psw secret token key auth cred session cookie login logon user usr uid jwt bearer sig seed salt webhook " +
  "hostname computername nodename machinename fqdn userdomain mnemonic license challenge hellman nonce ticket jsessionid totp twofactor two~factor " +
  'otp= otp: otp" pin= pin: pin" pin\' 2fa tfa mfa sid= sid: sid" dsn sas~ pw= pw_= pw: pw_: pw[ ~pw ibpw twspw ~pat pat= prime connectionstring pw" pw\' pw_" pw_\' pw_as_ ' +
  "connection~string app~id appid app~certificate appcertificate auth~id access~id accessid ibeam~account requirepass masterauth fixpw pyotp psk= psk: listenkey pin_code pincode pin~code _pat_ security_code verification_code sms_code security~code securitycode verification~code verificationcode sms~code smscode login~code logincode ~sk -pw_ logzprivateaccess reporter~id mot_de_passe mot~de~passe logname sendercompid host_name static_hostname computer_name node= " +
  "unlock~code unlock_code unlockcode activation~code recovery~code recoverycode backup~code backupcode -code .code security~answer securityanswer security-answer secret~answer x-application accesscode access~code lst: lst= pat: pat\" pat' node\" node' ~psk pasw pssw pa55 p4ss pwrd pword secer secre scere sekre tokne toekn tokken tocken apikye credn xyzab cst: sec= sec: sec\" sec' investor: investor= dh~random dhparam response= response( prepend @pw_ dpw= txtpw tbpw edtpw pwbox pwfield pwinput pwentry pw.text pw.value";

/** The rest of a name, and the beginning of something that gives it a value. */
const GLANCE = new RegExp(
  [
    String.raw`(?<=[=: "'])|(?<=[!=]=[ \t]?[\w.]{0,40})|(?:[\w.$\x80-\xff-]{0,60})(?![\w$])(?: (?:key|token|code|value|phrase|string|access key|password|name|id)s?)?(?:`,
    [
      String.raw`(?:\\{0,7}["'\`]|\\{1,7}u0022|&quot;|&#34;|%22|\]|\)|\*\*|\[\d{0,4}\]){0,4}(?:\s{0,40}(?:[=:?+!.-]?[=:]|<-|->|=>|%3|&#61;|\\u003d)|[ \t]{0,4},?\s{0,40}\\{0,3}["']?(?:(?:secret_)?val(?:ue)?|text|keys|type|desc|help|req|sens|secret|label|default)|[ \t]?\(\w{2,8}\)|\.(?:val|text|inner|unwrap)|[ \t]{0,4}(?:\?\?|\|\||\|[ \t]?d)|[ \t]{1,12}(?:by[ \t]lazy|REG_)|[ \t]{1,4}(?:As[ \t]|N?VARCHAR|TEXT|STRING)|[ \t]{0,4}[,(][ \t\n]{0,8}[bu]?\\{0,3}["'\`]|\s{0,4}\{|[ \t]{1,4}(?:(?:is|was|ist|lautet|est|es|(?:set |changed |field )?to)\b|\xc3[\xa8\xa9][ \t:])|[ \t]{0,4}(?:${GIVING}|\.[ \t]?\.[ \t]?\.)|[ \t]{1,40}-{2,60}>?[ \t]|[ \t](?:for|of|f\xc3\xbcr|von|pour|du|de|\xd0\xbe\xd1\x82|\xd0\xb4\xd0\xbb\xd1\x8f)[ \t][^\n]{1,40}?(?:[ \t](?:is|was|ist|est|es|\xe2\x80\x94)|[ \t]?[:=])|[ \t]{0,40}(?:,|\|[ \t]{0,40}\`?)[\w.+/=:-]{15}|;s:|>)`,
      String.raw`[ \t]{1,40}(?:\\{0,3}["'\`]|[^\s"'\`]{14}|(?=[^\s"'\`]{0,20}\d)[^\s"'\`]{6})`,
      String.raw`"\r?\n(?<=name="[\w.-]{0,60}"\r?\n)`,
      String.raw`[^<>\n]{0,80}>|&gt;|</|\s{1,8}value\s{0,4}=`,
      String.raw`(?<=\b(?:setx|setenv|ENV|requirepass|masterauth|set(?: -\w{1,3}){1,2}) ["']?\w{0,60})["']?[ \t]`,
      String.raw`(?<=--?[\w.-]{0,90})[ \t]{1,40}\S`,
    ].join("|"),
    ")",
  ].join(""),
  "iy",
);

/** Values of settings whose name says that they are secret, in every syntax a log or program writes them. */
export const keyValue: Redactor = {
  id: "key-value",
  kind: "secret",
  title: "Values of settings named like a secret",
  triggers: [
    ...WORDS.split(" ").map((word) => word.replaceAll("_", " ").replaceAll("~", "_")),
    ...FOREIGN_WORDS.filter((word) => !/pass|user/.test(word)),
  ],
  peek: mayBeAssigned,
  glance: GLANCE,
  before: 160,
  after: 4608,
  find(window) {
    const before = valueBefore(window);
    if (before !== null) return [before];
    const assigned = readAssignment(window);
    if (assigned === null) return [];
    return itemsOf(window.text, assigned).flatMap((one) => spansOfNamed(window.text, one));
  },
  examples: {
    hide: [
      ["IbPassword=hunter2x", "hunter2x"],
      ['{"password": "a b c"}', "a b c"],
      ["<apiToken>\n  q1w2e3r4t5y6u7i8\n</apiToken>", "q1w2e3r4t5y6u7i8"],
      ["用户名是 nmotu111，密码是 cnW2M6jLaOoN，登录时", "cnW2M6jLaOoN"],
      ["我的模拟账户密码：5xGZA_3BsNq，网页可以登录", "5xGZA_3BsNq"],
      ["パスワードは「lB9MEg!3bSE」で、ポートは4002です", "lB9MEg!3bSE"],
      ['Environment="IB_PASSWORD=one two 3" "TZ=UTC"', "one two 3"],
      ["run.py --ib-password Sommer24 --live", "Sommer24"],
      ["run.py --password Sommerrok live", "Sommerrok"],
      ['{\\"tws_password\\":\\"Sommer24\\"}', "Sommer24"],
      ["- name: IB_PASSWORD\n  value: Sommer24", "Sommer24"],
      ["IbLoginId=kobyej", "kobyej"],
      ["[login]\nuser = algo_user", "algo_user"],
      ["db: {user: algo_user, port: 5}", "algo_user"],
      ["tws_pw1 = twspw1", "= twspw1"],
      ["db: {user: bot, passwd: sommer_regen, pool: 5}", "sommer_regen"],
      ["Data Source=db1;User ID=bot;Pwd=sommer.regen", "sommer.regen"],
      ["<password><![CDATA[sommer<9>regen]]></password>", "<9>regen"],
      ['~ password = "old-Kestrel7" -> "new-Kestrel8"', "new-Kestrel8"],
      ["vncpw=sommerregen", "sommerregen"],
      ['Content-Disposition: form-data; name="password"\r\n\r\nSommer24\r\n--x', "Sommer24"],
      ["keystore.password sommer-24", "sommer-24"],
      ['public string ApiPassword { get; set; } = "Bussard.Milan";', "Bussard.Milan"],
      [
        "SIGN: 266b7328f5f29baf58d64a7bddf93be9549ebe784b7727efe9f4e9f214e3b10b8f96bbe098291ea7",
        "266b7328f5f29baf58d64a7bddf93be9549ebe784b7727efe9f4e9f214e3b10b8f96bbe098291ea7",
      ],
      ["TWS_PASSWORD='it's-hard9'", "it's-hard9"],
      ["IbPassword='rock'n'Roll7'", "rock'n'Roll7"],
      ['  "password": "ab"cd!9x",', 'ab"cd!9x'],
      ["password = <<EOT\nhcl-Here-3\nEOT", "hcl-Here-3"],
      ['bot --api-token "quoted tok 5" run', "quoted tok 5"],
      ["KuCoin secret key >>> 0c3ea7e1-9f52-4d0b-b1c4-77d20e8a53b9", "0c3ea7e1-9f52-4d0b-b1c4-77d20e8a53b9"],
      ['Const TWSUSER As String = "fields_44"', "fields_44"],
      ["Пароль от шлюза — Zima_2024q", "Zima_2024q"],
      ["IB_PASSWORD2026=sommer-24", "sommer-24"],
      ["<your-password>sommer-24</your-password>", "sommer-24"],
      ["- **Password:** `jk4-Tulip`", "jk4-Tulip"],
      ["setx ALPHAVANTAGE_KEY rRq_0021_opal /M", "rRq_0021_opal"],
      ["Ldap password      ----   V194LAXHV#@4$", "V194LAXHV#@4$"],
      ['passphrase = "the quick fox 7"', "the quick fox 7"],
      ["Password: thunder.Velvet373", "thunder.Velvet373"],
      [String.raw`{"log":"  password: wh1teR0se.Lane\n","stream":"stdout"}`, "wh1teR0se.Lane"],
      ["auth_tokens:\n  - a6e14d8e85eca97d\n  - c0d4e40f507f6ee4", "c0d4e40f507f6ee4"],
      ["[ibkr]\npassword =\n    Kestrel7Vp\nport = 4002", "Kestrel7Vp"],
      ['ib_password = """\nKestrel7Vp!x\n"""', "Kestrel7Vp!x"],
      ['<add value="marble3066" name="the_password"/>', "marble3066"],
      [
        '<entry value="df0b2a7cf79a1055824972cfe6f5e28fcf9aa41aa9801fd9ef7bf9381c6e57e4" name="virustotal_token"/>',
        "df0b2a7cf79a1055824972cfe6f5e28fcf9aa41aa9801fd9ef7bf9381c6e57e4",
      ],
      ["| vendor_api_key | 8395b24eb3b5bd9c9d3590673fc87d7c |", "8395b24eb3b5bd9c9d3590673fc87d7c"],
      ['vendor_token :::= "a6a562aa-1c0a-419a-92e6-33563ad0df16"', "a6a562aa-1c0a-419a-92e6-33563ad0df16"],
      ['a:1:{s:8:"password";s:7:"hunter2";}', "hunter2"],
      ["HOSTNAME=trading-box7", "trading-box7"],
      ['val dbPassword: String? = "Zephyr540"', "Zephyr540"],
      ["| UPLOAD_TOKEN | `46fa6096-b05e-42a2-bcb5-c455c1c0d18e` |", "46fa6096-b05e-42a2-bcb5-c455c1c0d18e"],
      ['std::string secret_key{"f0D[9(ogv}w~2B&f-zfk"};', "f0D[9(ogv}w~2B&f-zfk"],
      ["password = [[aN{)q>M3uF<$ewfz-%_@lDt+]]", "aN{)q>M3uF<$ewfz-%_@lDt+"],
      ["VAULT_UNSEAL_KEY=FerretDahlia311", "FerretDahlia311"],
      ["usernames=kobyej,dolmar77", "dolmar77"],
      ["java -Dpw=sommerregen -jar x.jar", "sommerregen"],
      ['txtPw.Text = "sommerregen"', "sommerregen"],
      ['variable "ib_password" {\n  type = string\n  default = "sommerregen"\n}', "sommerregen"],
      ["parser.add_argument('--password', type=str, default='sommerregen')", "sommerregen"],
      ['$1 = {port = 5432, password = 0x55e8 "sommerregen"}', "sommerregen"],
    ],
    keep: [
      "0000e1a7.2fa93379.01.01 conId=881384897",
      "tree 2fa4162 sha256:06736a025844c0b6d534fb7ccf105f544b88b5028b0f14d55b549",
      "POLYGON_API_KEY=<YOUR_KEY>\nPOLYGON_FEED=delayed_sip_15",
      "given with the --username and --password options instead",
      "if users pass `dtype=` it fails",
      'sed -i -e "s|IbPassword=.*|IbPassword=$IB_PASSWORD|g" /opt/ibc/config.ini',
      "{'ROUTE_AUTH': '/sso/Login?forwardTo=22&RL=1&ip2loc=on'}",
      'echo "IB_PASSWORD=is not set here"',
      "token_type=bearer expires_in=3600",
      "token =\n    client.get_token()",
      "Version=2.0.42.0, Culture=neutral, PublicKeyToken=5000fea6cba702dd",
      "$env:TWS_PASSWORD = Read-Host -AsSecureString",
      "async def login(user: str, password: SecretStr) -> Session: ...",
      "password = hashlib.sha256",
      "const token = process.env.TELEGRAM_TOKEN",
      "ValueError: password must not be empty",
      "CPU times: user 5 ms",
      "  db: { user: user, password: db_password },",
      "t.user=e.user;t.password=e.password;t.port=e.port;",
      'assert os.getenv("TWS_PASSWORD"), "set it"',
      "wrong password: result=1, attemptsLeft=4",
      'def login(self, user = "", password = ""):',
      "secrets:\n  - db_password\n  - ib_creds\nports:\n  - 4002:4002",
      "tokens:\n  - name: x\n    path: y",
      "IBC: Setting password",
      'lblPassword.Text = "Password of TWS"',
      'variable "ib_password" {\n  type = string\n}\nvariable "zone" {\n  default = "eu-west-1"\n}',
      "parser.add_argument('--password', type=str, default=None)",
      "| api_key | permission_description |",
      '<input value="Send" name="reset_password"/>',
      'if not password: raise ValueError("empty")',
      'elif user and password: login("default")',
      "const signature = crypto.createHmac('sha256', apiSecret).update(query)",
      "redact: { paths: ['req.headers.authorization', '*.password', '*.token'] }",
      'keyring.set_password("ibkr", username, getpass.getpass("Password: "))',
      "USERDOMAIN=WORKGROUP",
      "session.emit('doc-title.%s' % command)",
      "pip install --user ibflex",
      "systemctl --user mask --now dirmngr.socket",
      "ibflow.session:login:41 - ready",
      "const authTokenKey = `${regKey}:_authToken`",
      "socks5h://<username>:<password>@proxy-host",
      ":type user: OrderedDict",
      "username: readUsername,",
      "-passwd <(vncpasswd -f",
    ],
  },
};

/** Takes who somebody is and what proves it: `auth=("user", "password")`. */
const PROVES =
  /(?:^|[^A-Za-z])(?:auth|AUTH|credentials?|CREDENTIALS?|creds|CREDS|login|LOGIN)$|(?:^|[a-z])(?:Auth|Credentials?|Creds|Login)$/;

const PIECE =
  /["'`][ \t]{0,8}(?:[+.&]|\|\||\\|->|=>)[ \t]{0,8}(?:\r?\n[ \t]{0,40})?(["'`])([^"'`\n\\]{1,200})\1|'\\''([^'\n]{1,200})'/y;

/** The values of a list, `"passwords": ["a", "b"]`, `users=a,b`; else the one value there is. */
function itemsOf(text: string, assigned: Assigned): Assigned[] {
  if (
    assigned.quoted ||
    !/^[[(]\s{0,40}[bu]?\\{0,3}["']/.test(text.slice(assigned.start, assigned.start + 48))
  )
    return /s$/i.test(assigned.key) && meaningOf(assigned.key) === "user"
      ? namesOf(text, assigned)
      : [assigned, ...continued(text, assigned), ...listed(text, assigned)];
  const items: Assigned[] = [];
  const list = /^(?:\[[^\]]{0,2000}|\([^)]{0,2000})/.exec(text.slice(assigned.start))?.[0] ?? "";
  for (const match of list.matchAll(/(\\{0,3}["'])((?:(?!\1)[^\n]){1,400})\1\s{0,40}(?=[,\])"']|$)/g)) {
    const start = assigned.start + match.index + (match[1]?.length ?? 0);
    items.push({ ...assigned, start, end: start + (match[2]?.length ?? 0), quoted: true });
  }
  return items.length === 2 && PROVES.test(assigned.key)
    ? items.map((item, index) => ({ ...item, key: index === 0 ? "username" : "password" }))
    : items;
}

const MOST_ITEMS = 64;

/** The other items of a YAML list. */
function listed(text: string, assigned: Assigned): Assigned[] {
  const items: Assigned[] = [];
  let last: { start: number; end: number } | null = assigned;
  for (;;) {
    last = items.length < MOST_ITEMS ? itemBelow(text, last.start, last.end) : null;
    if (last === null) return items;
    items.push({ ...assigned, ...last });
  }
}

/** Login names with commas between them. A password may hold one; a name does not. */
function namesOf(text: string, assigned: Assigned): Assigned[] {
  const list = text.slice(assigned.start, assigned.end);
  return [...list.matchAll(/[^\s,;|"'[\]()]+/g)].map(({ 0: name, index }) => {
    const start = assigned.start + index;
    return { ...assigned, start, end: start + name.length };
  });
}

/** The other pieces of a text that is put together: `"first" + "second"`, `'first'\''second'` of a shell. */
function continued(text: string, assigned: Assigned): Assigned[] {
  const pieces: Assigned[] = [];
  PIECE.lastIndex = assigned.end;
  while (assigned.quoted && pieces.length < 8) {
    const match = PIECE.exec(text);
    const piece = match?.[2] ?? match?.[3];
    if (piece === undefined) break;
    const end = PIECE.lastIndex--;
    pieces.push({ ...assigned, start: end - 1 - piece.length, end: end - 1 });
  }
  return pieces;
}
