import type { Redactor } from "../../model/redactor.ts";
import { COMMANDS } from "./typed/commands.ts";
import { DIALOGUES } from "./typed/dialogues.ts";
import { KEYSTROKES } from "./typed/keystrokes.ts";
import { ASKING, PIPED } from "./typed/piped.ts";
import { PROGRAMS } from "./typed/programs.ts";
import { SENTENCES } from "./typed/sentences.ts";
import { patternsOf, typedIn } from "./typed/typed-in.ts";

const PLACES = patternsOf([...COMMANDS, ...PIPED, ...DIALOGUES, ...KEYSTROKES, ...PROGRAMS, ...SENTENCES]);
const LESS = 0x3c;
/** ib_async marks what it receives with the same sign, behind the level it logs it at. */
const RECEIVED = Buffer.from("DEBUG ");
const ASKS = new RegExp(ASKING, "i");

/** Passwords that are typed, piped or said: into windows, into programs, in a sentence. */
export const typedPassword: Redactor = {
  id: "typed-password",
  kind: "secret",
  title: "Passwords that are typed, piped or said",
  triggers: [...PLACES.keys()],
  peek: (bytes, { at }) =>
    bytes[at] !== LESS ||
    bytes[at + 2] !== LESS ||
    (!standsBefore(bytes, at, RECEIVED) &&
      ASKS.test(Buffer.from(bytes.subarray(Math.max(0, at - 96), at)).toString("latin1"))),
  before: 256,
  after: 400,
  find: (window) => typedIn(PLACES, window),
  examples: {
    hide: [
      ["net use Z: \\\\server\\share Torgarwil48289 /user:vojolren", "Torgarwil48289"],
      ["echo 'Sulzan66121renkabel' | docker login -u me --password-stdin", "Sulzan66121renkabel"],
      ['page.find("#pw").send_keys("zanrentor_5461")', "zanrentor_5461"],
      ["changed password from Gargar11410 to Hirsul29352", "Hirsul29352"],
      ["PASS Tolmer48291x\n230 Login successful", "Tolmer48291x"],
      ["auth failed for karvel381:mulgor2291T", "mulgor2291T"],
      ["http://127.0.0.1:8086/write?db=ib&u=writer&p=cobaltcobalt", "cobaltcobalt"],
      ["1 validation error: password Input is wrong [input_value='Velgar7946zz']", "Velgar7946zz"],
      ['asks for a password, mine is "anchor87"', "anchor87"],
      ["typed Velgar7946zz as the password", "Velgar7946zz"],
      ["password (Anchor&Buoy2) works on the website", "Anchor&Buoy2"],
      ["The token I'm using is 0717466347468206910518", "0717466347468206910518"],
      ["java -jar ThetaTerminal.jar me@home.example Gr4nite!Peak", "Gr4nite!Peak"],
      ["We have detected your API key as OUQAM6XXSVC6EVYK and", "OUQAM6XXSVC6EVYK"],
      ["echo Velgar7946zz > ./secrets/tws_password.txt", "Velgar7946zz"],
      ["cat > secrets/tws_password <<EOF\nVelgar7946zz\nEOF", "Velgar7946zz"],
      ["+ echo abc:Velgar7946zz\n+ chpasswd", "Velgar7946zz"],
      ["usermod -p Velgar7946zz abc", "Velgar7946zz"],
      ['"sommerregen" is the password', "sommerregen"],
      ['My password has a # in it, it is "Velgar-zz79!"', "Velgar-zz79!"],
    ],
    keep: [
      "echo $PASSWORD | sudo -S systemctl restart x",
      'label.setText("Connected")',
      "net user administrator",
      "PASS src/app.test.ts",
      "AUTH failed: timeout after 30s",
      "login with 2 accounts: U and DU",
      "password (base64) and key (sha256)",
      '{"log":"password from args\\n","stream":"stdout","time":"2025"}',
    ],
  },
};

function standsBefore(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  return wanted.every((byte, index) => bytes[at - wanted.length + index] === byte);
}
