/** One word of the name of a person, for patterns: capital at the beginning, in latin1 of UTF-8. */
export const NAME = String.raw`[A-Z\xc3](?:[\w.\x80-\xff-]|'(?=[A-Za-z])){1,30}`;

/** What gives a setting the name of a person. */
export const ASSIGN = String.raw`\\{0,3}["'\`]?[ \t]{0,8}(?:=>|:=|[:=]|is\b|REG_SZ)[ \t]{0,20}\\{0,3}["'\`]?`;
/** A whole name given to a setting. */
export const WHOLE_NAME = new RegExp(
  `${ASSIGN}(${NAME}(?: (?:(?:van|von|de|der|den|del|di|da|la|le|ter) ){0,2}${NAME}){1,4})(?![\\w(:=/])`,
  "y",
);
/** What stands there and names nobody. */
export const NO_PERSON =
  /^(?:Windows User|User|None|Null|True|False|Optional|String|Str|Field|Column|CharField|TextField|Union|Any)\b/;
