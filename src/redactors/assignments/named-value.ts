import type { Span } from "../../model/redactor.ts";
import { groupedSecret } from "../words/grouped-secret.ts";
import { isPlaceholder } from "../words/placeholder.ts";
import { isHex } from "../words/value-shape.ts";
import { decodedBase64, decodedUnder } from "./announced-code.ts";
import type { Assigned } from "./assigned.ts";
import { isDistinctive } from "./distinctive.ts";
import { meaningOf } from "./key-name.ts";
import { isPhrase } from "./sentence.ts";
import { isFit } from "./value-fit.ts";

/** What of a value is to be hidden for its name: nothing, the whole, or the part behind a scheme. */
export function spansOfNamed(text: string, assigned: Assigned): Span[] {
  const { key } = assigned;
  let meaning = meaningOf(key);
  if (meaning === null) return [];
  let { start, end } = assigned;
  // The name of a secret at Amazon: `arn:aws:secretsmanager:…:secret:prod/ib`.
  if (
    key === "secret" &&
    /\barn:(?:aws[\w-]{0,10}|\*):secretsmanager:[\w:*-]{0,60}:secret:$/.test(
      text.slice(Math.max(0, start - 100), start),
    )
  )
    return [];
  const scheme = /^(?:Bearer|Basic|Token|ApiKey|Digest|Negotiate|JWT|GoogleLogin auth=)\s+/i.exec(
    text.slice(start, start + 24),
  );
  if (scheme && end - start > scheme[0].length) {
    start += scheme[0].length;
    if (meaning === "random") meaning = "token";
  }
  const grouped = groupedSecret(text, start);
  if (grouped !== null && meaning !== "user" && meaning !== "host")
    return [{ start, end: Math.max(end, start + grouped.length) }];
  let value = text.slice(start, end);
  if (meaning === "user") {
    value = value.replace(/userNameToDirectory/i.test(key) ? /,.*$/ : /,[a-p]{20,}.*$/, "");
    // `user=somebody&ACTION=INIT`
    value = value.replace(/&[A-Za-z_][\w.-]*=.*$/, "");
  }
  // `DOMAIN\\somebody`, `\\\\machine`
  const realm = /^(?:[A-Z][A-Z0-9-]{1,14})?\\{1,4}(?=[A-Za-z])/.exec(value)?.[0].length ?? 0;
  if (realm > 0 && (meaning === "host" || (meaning === "user" && value[0] !== "\\"))) {
    start += realm;
    value = value.slice(realm);
  }
  const whole = assigned.restEnd === null ? value : text.slice(start, assigned.restEnd);
  if (meaning === "secret" && !isPlaceholder(whole) && (assigned.ownLine || isPhrase(value, whole)))
    value = whole;
  else if (isPlaceholder(value) || !isFit(value, meaning, assigned, text)) return [];
  end = start + value.length;
  const isBasic = assigned.scheme
    ? /Basic[ \t]{1,4}$/i.test(text.slice(Math.max(0, start - 10), start))
    : /^Basic/i.test(scheme?.[0] ?? "");
  const meant = isBasic ? decodedBase64(value) : decodedUnder(key, value);
  const span = { start, end, learn: isDistinctive(value, meaning, assigned, text), ...meant };
  if (meaning === "user" && !(value.length >= 32 && isHex(value))) return [{ ...span, kind: "user" }];
  if (meaning === "host") return [{ ...span, kind: "host" }];
  return [span];
}
