import { keyWords } from "./setting-words.ts";

const SECRET =
  /pass(?:wor[dt]|wd|phrase|code)?$|^pw$|pwd$|secret|token$|apikey$|privatekey$|credentials?$|totp|otpkey$|signingkey$|accesskey/;
/** Passwords in other languages, as keys of a program's own. */
const FOREIGN =
  /kennwort|geheim|zugangscode|contrase[nñ]a|mot_?de_?passe|senha|wachtwoord|heslo|has[lł]o|lösenord|пароль|密码|密碼|口令|パスワード|비밀번호/i;
const USER = /^(?:ib|ibkr|tws|ibg|ibapi|fix)?(?:user|userid|username|login|loginid|ibloginid|fixloginid)$/;
/** Words that stand for no person and would be hidden everywhere they mean something else. */
const COMMON =
  /^(?:true|false|yes|no|on|off|none|null|paper|live|demo|test|user|username|password|secret|token|root|admin|changeme|localhost|default|example|xxx+|\*+|\d{1,5})$/i;

/** Whether a setting holds a secret or a user's name, judged by its name and the worth of its value; `null`: neither. */
export function secretKind(key: string, value: string): "secret" | "user" | null {
  const shortest = 4;
  if (!/pass|pwd|^pw$|secret|token|key|cred|totp|user|login/i.test(key) && !FOREIGN.test(key)) return null;
  if (value.length < shortest || COMMON.test(value) || /^\$\{?\w+/.test(value) || value.startsWith("<"))
    return null;
  const name = keyWords(key).join("");
  // `PASSWORD_FILE` names a place, not a secret.
  if (/(?:file|path|dir|url|length|expiry|ttl|enabled|required)$/.test(name)) return null;
  if (SECRET.test(name) || FOREIGN.test(key)) return "secret";
  return USER.test(name) ? "user" : null;
}
