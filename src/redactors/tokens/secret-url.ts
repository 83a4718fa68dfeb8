import type { Redactor, Span } from "../../model/redactor.ts";
import { matchAt } from "../words/sticky.ts";
import { looksRandom } from "../words/value-shape.ts";

/** Host and path → what of the address is the secret (its first group). */
const ADDRESSES: readonly RegExp[] = [
  /hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/([\w/-]{16,})/y,
  /discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/([\w/-]{16,})/y,
  /hooks\.zapier\.com\/hooks\/catch\/([\w/-]{6,})/y,
  /api\.telegram\.org\/(?:file\/)?bot([\w:-]{16,})/y,
  /[\w.-]{0,60}webhook\.office\.com\/webhookb2\/([\w@/-]{20,})/y,
  /[\w.-]{0,60}logic\.azure\.com[:\w/]{0,200}\?[^\s"']{0,400}sig=([\w%-]{10,})/y,
  /outlook\.office(?:365)?\.com\/webhook\/([\w@/-]{20,})/y,
  /docs\.google\.com\/\w{4,14}\/d\/(?:e\/)?([\w-]{25,})/y,
  /(?:tgram|discord|slack|pover|pbul|gotify|ntfys?|msteams|mmosts?|matrixs?):\/\/([\w:@/-]{9,})/y,
  /\/(?:reset[-_]password|password[-_]reset|reset|verify(?:[-_]email)?|confirm|activate|magic[-_]link)\/(?=[\w-]{0,40}\d)([\w-]{20,200})/iy,
  /\/(?:web)?hooks?\/(?=[\w-]{0,60}\d)([\w-]{20,200}(?:\/(?=[\w-]{0,60}\d)[\w-]{20,200})?)/iy,
  /\/(?:web)?hooks?\/(?:[a-z-]{1,30}\/){0,2}([\w-]{6,40}\/(?=[\w-]{0,60}\d)(?=[\w-]{0,60}[A-Za-z])(?![\w-]{0,90}[a-z]{4}-[a-z]{3})[\w-]{20,200})/iy,
  /\/api\/push\/([\w-]{8,64})/y,
  /\/apiKeys\/([\w-]{20,64})/iy,
  /hc-ping\.com\/([\w-]{20,})/y,
  /(?:chat\.googleapis\.com\/v1\/spaces|maker\.ifttt\.com\/trigger\/\w{1,60}\/with\/key|ntfy\.sh|api\.pushover\.net)\/([\w/-]{6,})/y,
  /open\.(?:feishu|larksuite)\.c(?:n|om)\/open-apis\/bot\/v2\/hook\/([\w-]{16,})/y,
  /(?:[\w-]{1,60}\.infura\.io\/(?:ws\/)?v3|[\w-]{1,60}\.g\.alchemy\.com\/(?:v2|nft\/v\d)|[\w-]{1,60}\.alchemyapi\.io\/v2|rpc\.ankr\.com\/\w{2,30}|[\w.-]{1,60}\.quiknode\.pro|[\w.-]{0,40}binance\.com(?::\d{2,5})?\/ws)\/([A-Za-z0-9_-]{24,})/y,
  /api\.softlayer\.com\/(?:soap|rest)\/v3(?:\.\d)?\/([0-9a-z]{20,})/y,
  /[\w.-]{0,60}thingsboard\.cloud\/api\/v1\/([A-Za-z0-9]{10,})/y,
];
const SEARCH = /([\w-]{2,60}\.search\.windows\.net\/indexes\/[\w-]{2,60})/y;

/** Addresses that are secrets themselves: whoever has them may post there. */
export const secretUrl: Redactor = {
  id: "secret-url",
  kind: "secret",
  title: "Addresses that are secrets themselves: webhooks, bot addresses, Flex requests",
  triggers: [
    ..."hooks.slack. discord.com/api discordapp.com/api hooks.zapier. api.telegram.org webhook.office.com logic.azure.com".split(
      " ",
    ),
    ..."/api/push/ /apikeys/ /hook/ /hooks/ /webhook/ /webhooks/ binance.com/ws /reset-password/ /reset_password/ /password-reset/ /password_reset/ /verify/ /verify-email/ /confirm/ /activate/ /magic-link/ outlook.office docs.google.com/ tgram:// discord:// slack:// pover:// pbul:// gotify:// ntfy:// ntfys:// msteams:// mmost:// mmosts:// matrix:// matrixs:// hc-ping.com/ chat.googleapis.com maker.ifttt.com ntfy.sh/ open.feishu. open.larksuite. thingsboard.cloud/ .search.windows.net .infura.io/ .alchemy.com/ .alchemyapi.io/ rpc.ankr.com/ .quiknode.pro/ binance.com: api.softlayer.com/".split(
      " ",
    ),
    "?t=",
    "&t=",
    "&amp;t=",
    "%26t%3d",
    "\\u0026t=",
    "?code=",
    "&code=",
    "&sig=",
    "?hmac=",
    "&hmac=",
    "?key=",
    "&key=",
    "?sid=",
    "&sid=",
  ],
  before: 64,
  after: 700,
  find({ text, at, end }): readonly Span[] {
    if (/[=]$|%3d$/i.test(text.slice(at, end))) return parameter(text, at, end);
    let start = at;
    while (start > 0 && at - start < 60 && /[\w.-]/.test(text[start - 1] ?? "")) start--;
    for (const from of start === at ? [at] : [start, at]) {
      for (const pattern of [...ADDRESSES, SEARCH]) {
        const match = matchAt(pattern, text, from);
        if (match?.[1] === undefined) continue;
        const group = from + match[0].lastIndexOf(match[1]);
        return [
          {
            start: pattern === SEARCH || /hooks\.slack/.test(match[0]) ? from : group,
            end: from + match[0].length,
          },
        ];
      }
    }
    return [];
  },
  examples: {
    hide: [
      ["SendRequest?t=123456789012345678901234&q=1234567&v=3", "123456789012345678901234"],
      ["https://chat.example.org/hooks/d0y4KQlv6EM3KQ6XS/vVGTfCHJQyfFfORFifz63VHN", "d0y4KQlv6EM3KQ6XS"],
      ["https://api.telegram.org/bot48395:AAL7H2Xn7JDkSOhuf844PpEqh/x", "48395:AAL7H2Xn7JDkSOhuf844PpEqh"],
    ],
    keep: ["GET /chart?t=5&w=1", "page?key=name&sort=asc", "/hooks/orders/2025-11-27-daily-report-of-fills"],
  },
};

/** `t=` is the token of the Flex web service (digits); the others are tokens when they look random. */
function parameter(text: string, at: number, end: number): Span[] {
  const value = /^[A-Za-z0-9_.~%:+/-]{1,512}/.exec(text.slice(end, end + 512))?.[0] ?? "";
  const bare = value.replace(/%26.*$/i, "");
  const flex = /t(?:=|%3d)$/i.test(text.slice(at, end));
  if (flex ? !/^\d{12,40}$/.test(bare) && !looksRandom(bare, 16) : !looksRandom(bare, 12)) return [];
  return [{ start: end, end: end + bare.length }];
}
