import type { Redactor, Span } from "../../model/redactor.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { matchAt } from "../words/sticky.ts";

const SIGN = String.raw`(?: ?\((?:system|ecid)\))?\\{0,3}["'\x60]?[ \t]{0,12}(?:=>|[:=]|is\b|REG_SZ)[ \t]{0,12}\\{0,3}["'\x60]?`;
/** Numbers that makers and systems give: capitals, digits and dashes, or hexadecimal. */
const NUMBER = new RegExp(
  String.raw`${SIGN}((?=[A-Z-]{0,14}\d)(?=[\dA-Z-]{0,19}\d[\dA-Z-]{0,19}\d)[A-Z\d][A-Z\d-]{6,24}|[0-9a-f]{8,40}(?:-[0-9a-f]{4,12}){0,4})(?![\w.-])`,
  "y",
);
const NETWORK = new RegExp(String.raw`${SIGN}([^"'\x60\r\n,;]{3,32}?)(?=["'\x60\r\n,;]|$)`, "y");

const NO_NETWORK = /^(?:<|off|on|hidden|\d{1,3}$)/i;

/** Numbers and names of somebody's own devices: IMEI, serial number, machine id, the name of a wireless network. */
export const deviceNumber: Redactor = {
  id: "device-number",
  kind: "device",
  title: "Numbers of devices, names of wireless networks",
  triggers: [
    ..."serial machine hardware device"
      .split(" ")
      .flatMap((thing) =>
        ["number", "no", "id", "uuid"]
          .filter((word) => word.length > 2 || thing !== "device")
          .flatMap((word) => ["", " ", "_", "-"].map((gap) => thing + gap + word)),
      ),
    "imei",
    "ssid",
    "essid",
  ],
  bounded: true,
  before: 0,
  after: 80,
  find({ text, at, end }): readonly Span[] {
    const isNetwork = /^e?ssid$/i.test(text.slice(at, end));
    const pattern = isNetwork ? NETWORK : NUMBER;
    const value = matchAt(pattern, text, end)?.[1];
    if (value === undefined || (isNetwork && NO_NETWORK.test(value)) || isPlaceholder(value)) return [];
    const start = pattern.lastIndex - value.length;
    return [{ start, end: start + value.length, learn: value.length >= 8 }];
  },
  examples: {
    hide: [
      ["IMEI: 357542624717658", "357542624717658"],
      ["machine-id: 8b2f5cd29407d281f02c7001eabedb78", "8b2f5cd29407d281f02c7001eabedb78"],
      ["compete=true&machineId=105BE3DC&mac=x", "105BE3DC"],
      ["Serial Number (system): C02XK4QVXXK7", "C02XK4QVXXK7"],
      ['SSID: "Box Sommerregen"', "Box Sommerregen"],
    ],
    keep: [
      "serial number: 5",
      "machine_id: worker-1",
      "device_id=cuda:0",
      "serialNo 2024",
      "machine id: str",
      "hardware_id = None",
      "ssid: string;",
    ],
  },
};
