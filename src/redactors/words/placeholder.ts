/** Whether a value is a stand-in for a secret and not one: empty, masked, a reference, a pseudonym. */
export function isPlaceholder(value: string): boolean {
  if (value.length === 0) return true;
  if (/^[*xX.\u00b7#_?-]+$/.test(value) || /^\*{3,}/.test(value)) return true;
  // An `x` again and again, also behind a vendor's prefix; how Amazon writes a key in its documentation.
  if (/^y{3,}$|^[A-Za-z_.-]{1,16}?(?:x{8,}|X{8,}|\*{8,})$|EXAMPLE(?:KEY)?$/.test(value)) return true;
  // The name of an argument in a sentence: "users pass `dtype=`".
  if (/^[a-z_]{2,20}=$/.test(value)) return true;
  // What `sed` looks for, and a variable that it puts there: `s|IbPassword=.*|IbPassword=$IB_PASSWORD|g`.
  if (/^(?:\.\*|\[\^[^\]]{1,8}\]\*)|^\$\{?[A-Za-z_]\w*\}?[|/#,]g?$/.test(value)) return true;
  if (/^&lt;.{1,60}&gt;$/.test(value)) return true;
  if (
    /^(?:<[^<>]{1,60}>|\[{1,2}[A-Za-z _-]{1,40}\]{1,2}|\{\{[\w\s.|$"'(),:=&/-]{0,200}\}\}|\$\{\{?.{0,200}\}|\$\([^)]{0,200}\)|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|<%.{1,100}%>|%\(\w+\)s|%s|@[A-Z_]+@|\{\w*\}|#\{.{0,80}\})["']?$/.test(
      value,
    )
  ) {
    return !/\$\{\{?\s*secrets\.[a-z]+-/.test(value);
  }
  // Where a program is to look: `env:POLYGON_SECRET`.
  if (TEMPLATE.test(value) || /^(?:env|vault|ssm|keyring):(?:\/\/)?[A-Z][A-Z\d_]{2,60}$/.test(value))
    return true;
  // Dots as a window shows them (in UTF-8); a variable of PowerShell.
  if (/^(?:\xe2(?:\x80\xa2|\x97\x8f|\xac\xa4))+$|^\$env:\w+$/i.test(value)) return true;
  if (/^(?:!|!!)(?:vault|secret|env_var|Ref|Sub)\b/.test(value)) return true;
  // The variable of a loop in a batch file; a command of `sed` that ends in a variable: `/IbPassword=/c\IbPassword=$PASSWORD`.
  if (/^%%~?[A-Za-z]$|^\/[acis]\\.{0,80}\$\{?\w+\}?$/.test(value)) return true;
  // Where IBeam finds a field of a page: `NAME@@password`.
  if (/^[A-Z][A-Z_]{1,20}@@\S{1,80}$/.test(value)) return true;
  // What a field of a structure is called elsewhere: Password string `yaml:"password"`.
  if (/^(?:yaml|json|toml|env|mapstructure|bson|db|xml|form|validate|gorm):"/.test(value)) return true;
  if (MINE.test(value)) return true;
  // `input("Password: ")`, `secret: str = None):`
  const word = value.replace(/(?:[:?]\s{0,4}|\)+:?)$/, "");
  return STAND_INS.has(word.toLowerCase()) || FOR_YOU.some((pattern) => pattern.test(word));
}

/** Nothing but what a program puts in: `{login}:{password}`, `...{token[-6:]}`. */
const TEMPLATE =
  /^(?:[.:,@/ -]{0,4}\{[A-Za-z_][\w.]{0,60}(?:\[[\w:'"-]{1,20}\]){0,2}(?:![rsa])?(?::[^{}\s"']{0,12})?\}){1,5}[.:,@/ -]{0,4}$/;

/** `myTwsAccountName`, as read-me files write it; the login of IBC's own sample. `mypassword` alone is somebody's. */
const MINE =
  /^(?:(?:my|some|the)[-_ ]?(?:(?:tws|ib|ibkr|broker|paper|live|real|own|api|login|account|user)[-_ ]?){0,4}(?:accountname|account|username|user|userid|id|login|name)|my[-_ ]?(?:(?:tws|ib|ibkr|broker|paper|live)[-_ ]?){1,5}(?:password|passwd|pass|pwd|secret|token|key)|edemo|demouser)$/i;

/** Words that stand where a value will, or tell what became of it; the types of a value. */
const STAND_INS: ReadonlySet<string> = new Set(
  `and or option options flag flags argument arguments parameter parameters none null nil undefined true false nan n/a
  todo tbd redacted hidden masked removed secret password token passwd pwd username user placeholder unset
  empty inherit fixme dummy default required optional string str int bool boolean bytes object any text void number
  char float usize u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 f8 f16 f32 f64 f128 int8 int16 int32 int64 uint8 uint16 uint32
  uint64 float32 float64 fail failed self this invalid missing incorrect wrong expired accepted correct verified unchanged
  rejected include omit same-origin yes no on off ok`.split(/\s+/),
);

/** `your_api_key_here`, `insert-token-here`, `some-fake-password`, `changeme`, `dein_passwort`, `key1`, `not set`. */
const FOR_YOU: readonly RegExp[] = [
  /^your[-_ ]?(?:[^\W_]+[-_ ]+)*(?:here|[a-z]{3,24})$/i,
  /^(?:insert|enter|put|paste|add|type|use|set)[-_ ](?:[^\W_]+[-_ ]+)*here$/i,
  /^(?:some[-_ ]?)?(?:fake|dummy|sample|example|placeholder)[-_ ]?(?:[^\W_]+[-_ ]+)*(?:password|passwd|pass|pwd|token|secret|key|value|credentials?)s?$/i,
  /^(?:change|replace)[-_]?me(?:[-_][a-z]{2,12}){0,4}$/i,
  /^(?:dein|ihr|mein|votre|mon|tu|su|seu|sua|jouw|twoj|il[-_]tuo)e?[-_](?:[a-z]{2,16}[-_]){0,4}(?:benutzername|benutzer|nutzername|passwort|kennwort|konto|utilisateur|identifiant|motdepasse|mdp|usuario|contrasena|clave|cuenta|utente|senha|gebruikersnaam|wachtwoord|login|haslo|password|token|secret|key)$/i,
  /^(?:(?:key|value)\d{1,2}|not[-_ ]set)$/i,
];
