import { phrases } from "../phrase.ts";

/** IB's error numbers as Java, C#, C++ and hand-written callbacks print them. Codes are checked by the reader. */
export const ibJavaPhrases = phrases("ib-java", [
  [
    "Code: ",
    /^(?:Error\.?:? ?)?Id: (?<reqId>-?\d+),? (?:Time: \S{1,40},? )?Code: (?<code>\d{2,5}),? Msg: (?<message>.{0,1000})/i,
    "error-code",
  ],
  [" | ", /^(?<reqId>-1|\d{1,9}) \| (?<code>\d{3,5}) \| (?<message>.{1,1000})/, "error-code"],
  [
    "rror",
    /^(?:[^\w\s]{1,4} ?)?(?:(?:IB|IBKR|TWS|API) )?error:? {0,3}(?:id:? ?)?(?<reqId>-1|\d{1,9})[ ,:|]{1,4}(?:code:? ?)?(?<code>\d{3,5})[ ,:|]{1,4}(?:msg:? ?)?["']?(?<message>[A-Za-z].{1,1000})/i,
    "error-code",
  ],
  [
    "rror",
    /^(?:[^\w\s]{1,4} ?)?(?:(?:IB|IBKR|TWS|API) )?error(?: code)?:? ?[[(#]?(?<code>100|32\d|50\d|1[13]\d\d|2[12]\d\d|10[0-3]\d\d)[\])]?[ ,:|-]{1,3}(?:msg:? ?|message:? ?)?["']?(?<message>[A-Za-z].{1,1000})/i,
    "error-code",
  ],
  // Named fields in whatever notation: `id=-1, errorCode=326, errorMsg=…`, `[reqId: -1] [code: 326] [msg: …]`
  [
    "ode",
    /^(?!Msg handled).{0,40}?\b(?:req_?|error_?)?id["']?[=: ]{1,3}(?<reqId>-1|\d{1,9})\b.{0,20}?(?:error_?)?code["']?[=: ]{1,3}(?<code>\d{3,5})\b.{0,20}?(?:error_?)?(?:string|msg|message|text)["']?[=: ]{1,3}["']?(?<message>.{1,1000})/i,
    "error-code",
  ],
]);
