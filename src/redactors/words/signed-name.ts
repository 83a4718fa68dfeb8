/** What stands on the line of a letter where its writer signs, in latin1 of UTF-8: `Magnus Ekstrom`, `Dr. J. van Harper`, `Jane`. */
const CAPITAL = String.raw`(?:[A-Z]|[\xc3\xce\xd0][\x80-\xbf]|[\xc4\xc5][\x80-\xbf])`;
const SMALL = String.raw`(?:[a-z]|[\xc3-\xc5\xce-\xd1][\x80-\xbf])`;
const WORD = String.raw`(?:(?:Mc|Mac|[OD](?:'|\xe2\x80\x99))?${CAPITAL}${SMALL}{1,20}(?:['-]${CAPITAL}?${SMALL}{1,20}){0,2})`;
const INITIAL = String.raw`${CAPITAL}\.(?:-?${CAPITAL}\.){0,2}`;
const PARTICLE =
  "(?:van|von|vom|zu|zur|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|bin|ibn|al|el|af|y|e)";
const TITLE = String.raw`(?:(?:Dr|Prof|Mr|Mrs|Ms|Dipl|Ing|Herr|Frau)\.? (?:-?Ing\.? )?){0,2}`;

/** One word, for where a sentence says that a name follows. */
export const ONE_NAME = WORD;
/** `MAGNUS EKSTROM` */
export const CAPITAL_NAME = String.raw`${CAPITAL}{3,16}(?: ${CAPITAL}\.?)?(?: ${CAPITAL}{3,20}){1,2}`;
/** Two to five words. */
export const FULL_NAME = `${TITLE}(?:${WORD}|${INITIAL})(?: ?(?<=[ .])(?:${PARTICLE} ){0,2}(?:${WORD}|${INITIAL})){1,3}`;

/** Programs, companies, those who answer for them, headings of forms: no name of a person has such a word. */
const NO_NAME = new Set(
  (
    "interactive brokers ibkr ib ibc ibapi tws gateway workstation nautilus nautilustrader nautechsystems nautech trader traders trading trade ninja quant quants backtrader zipline lean quantconnect " +
    "client clients customer customers services service support team teams help helpdesk desk technical sales compliance security operations operation account accounts admin administrator administration " +
    "department dept office management manager relations onboarding billing staff crew group groups board committee moderator moderators maintainer maintainers developer developers contributor contributors " +
    "community project foundation user users bot github gitlab discord slack google microsoft apple amazon docker ubuntu debian windows linux macos python java node " +
    "llc ltd inc gmbh corp corporation company limited plc pty holdings holding capital systems system securities partners software technologies technology tech labs lab bank fund funds research solutions " +
    "consulting asset assets markets market exchange investments investment advisors advisory wealth finance financial international global digital data " +
    "the your our my his her their its this that these those here there then now all any everyone everybody anyone someone it we you they what when where which who why how " +
    "if is are was were will would should could can may also and or but so as at in on to for from with without by not no yes please sorry hello hi hey dear thanks thank best kind warm regards cheers sincerely " +
    "expected actual current behavior behaviour steps reproduce reproduction additional context environment description summary details detail overview motivation background alternatives screenshots screenshot checklist " +
    "error errors exception traceback warning info debug trace log logs output input message messages result results response request requests code snippet example examples sample-code config configuration settings setup " +
    "version versions release update updates edit edited note notes ps nb fyi todo question questions answer issue issues bug feature problem solution workaround fix fixes fixed test tests testing build " +
    "file files line lines path attached attachment attachments sent original forwarded begin end reply replied wrote quote quoted on-behalf subject date time order orders position positions bid bids ask asks price prices high low volume total cash balance net value realized unrealized contract contracts symbol buy sell limit stop stock stocks option options future futures bond bonds forex trades fill fills strategy backtest report reports performance risk portfolio name username password dialog window main screen button click menu tab login logout live paper mode connection connected connecting " +
    "server api app application open close closed start started stop stopped running install installation installed download using use see read write run added changed removed deprecated first last second next previous new old latest " +
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december today tomorrow yesterday " +
    "confidential confidentiality disclaimer important notice legal privacy terms unsubscribe risk disclosure copyright " +
    "kundenservice kundendienst kundenbetreuung abteilung mannschaft das die ein eine ihr euer dein service-team equipe servicio cliente atencion soporte servizio clienti klantenservice"
  ).split(" "),
);

/** Whether all words of a line that has the form of a name may be somebody's. */
export function mayBeSigned(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[ .-]+/)
    .every((word) => !NO_NAME.has(word) && !NO_ENDING.test(word));
}

/** Of words that are no names, also put together: `Nautilusbot`, `Kundenservice`. */
const NO_ENDING = /(?:trader|service|services|support|team|bot|gateway|system|systems|software)$/;
