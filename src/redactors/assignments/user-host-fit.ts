/** Whether a value fits a name for a user or a machine. */

import { isCommonWord } from "../words/common-words.ts";
import { isKnownServer } from "../words/server-name.ts";
import { isCode, isConstant, isHex, isUuid } from "../words/value-shape.ts";
import type { Assigned } from "./assigned.ts";
import { sharesWord } from "./key-name.ts";

/** `Login: name Password: …` */
const BESIDE = /^ (?:pass\w{0,6}|pwd?)[ ]?[:=]/i;

export function isUserFit(value: string, assigned: Assigned, text: string): boolean {
  if (value.length >= 32 && isHex(value)) return true;
  const next = text.slice(assigned.end, assigned.end + 24);
  const before = text.slice(
    Math.max(text.lastIndexOf("\n", assigned.start) + 1, assigned.start - 120),
    assigned.start,
  );
  if (NO_NAME_BEHIND.test(before) || (!assigned.quoted && /-> $/.test(before) && /^ [a-z]/.test(next)))
    return false;
  return (
    isUserName(value, assigned) &&
    (assigned.quoted ||
      !(
        isCode(value, next.slice(0, 2)) ||
        isInSentence(value, assigned, next) ||
        isVariable(value, assigned, next)
      ))
  );
}

/** `pip install --user`, `systemctl --user`: options without a value; `:type user:`, behind which stands a type. */
const NO_NAME_BEHIND =
  /\b(?:pip[\d.]*|systemctl|journalctl|loginctl|flatpak|systemd-run|setup\.py|site|uv|pipx)\b[^\n]*--user[ \t=]{1,4}$|:(?:type|vartype|rtype) {1,2}\w{1,40}: {1,4}$/;

/** `Login: failed again` */
function isInSentence(value: string, { operator }: Assigned, next: string): boolean {
  return operator === ":" && /^[A-Za-z]+$/.test(value) && /^ [A-Za-z\d]/.test(next) && !BESIDE.test(next);
}

/** `scheme(user=use_user_site, …)`: a word of the name in the value, and a list of arguments around it. */
function isVariable(value: string, { key, operator }: Assigned, next: string): boolean {
  return (
    operator === "=" && /^[a-z]+(?:_[a-z]+)+$/.test(value) && /^[,)]/.test(next) && sharesWord(value, key)
  );
}

const TYPE = /^(?:[A-Z][a-z\d]+){2,}[A-Z]{0,5}$/;

function isUserName(value: string, { key, operator, quoted, option, commanded }: Assigned): boolean {
  // `user_id: UserId`
  if (value.toLowerCase() === key.toLowerCase().replace(/[_.-]/g, "")) return false;
  // `user: __token__`, as PyPI has it
  if (/^__\w{1,40}__$/.test(value)) return false;
  // `user: BinanceUserHttpAPI`
  if (TYPE.test(value) && sharesWord(value, key)) return false;
  // `username: readUsername`
  if (!quoted && /^[a-z]+(?:[A-Z][a-z]+)+$/.test(value) && sharesWord(value, key) && operator === ":")
    return false;
  if (operator === "comma" || operator === "cell") return /^[a-z]{3,}\d{2,}$/i.test(value);
  if (operator === "space" && (commanded || isConstant(key))) return /^[a-z]{3,}\d{2,}$/i.test(value);
  if (operator === "space" && quoted && /^[a-z]{3,}\d{2,}$/i.test(value)) return true;
  if (operator === "is") return /^[a-z]{3,}\d{2,}$/i.test(value);
  if (operator === "space" && !option) return false;
  if (!/^[\w.@+\x80-\xff-][\w.@+ \x80-\xff-]{1,63}$/.test(value) || (!quoted && /\s/.test(value)))
    return false;
  if (/^[\d.]+$/.test(value)) return (quoted || /user_?id/i.test(key)) && value.length >= 6;
  return !isCommonWord(value.toLowerCase()) && !isUuid(value);
}

export function isHostFit(value: string, { key, operator, quoted }: Assigned, next: string): boolean {
  // `Line(parent=line, node=child, …)`
  if (/(?:^|_)node$/i.test(key) && !quoted && /^[a-z_]+$/.test(value) && /^[,)]/.test(next)) return false;
  // `getName := getHostname`
  if (!quoted && /^[a-z]+(?:[A-Z][a-z]+)+$/.test(value) && sharesWord(value, key)) return false;
  const isSaid = /^(?:is|comma|space)$/.test(operator);
  return (
    /^[A-Za-z0-9][\w.-]{2,}$/.test(value) &&
    (isSaid ? /\d/.test(value) : !/^[a-z]+(?:_[a-z]+)+$/.test(value)) &&
    !isHarmlessHost(value) &&
    !(!quoted && isCode(value, next) && !/[\d-]/.test(value))
  );
}

function isHarmlessHost(value: string): boolean {
  return (
    /^(?:localhost|workgroup|v?[\d.]+|.*\.(?:ibllc|interactivebrokers|ibkr)\.com|host\.docker\.internal|example\.(?:com|org|net))$/i.test(
      value,
    ) ||
    (value.includes(".") && isKnownServer(value)) ||
    isCommonWord(value.toLowerCase())
  );
}
