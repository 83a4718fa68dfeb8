/** Words of any sentence: hidden somewhere, they would be hidden everywhere. */
const OF_SENTENCES =
  "about above absent across added address addresses after again against allowed allows along already also although always among amount amounts and another are argument arguments around attribute attributes away back bad became because becomes been before begin beginning begins behind being below beside besides best better between beyond big both bottom but call called caller callers calls came can cannot case cases character characters class classes column columns come comes constant constants contained contains could created date dates day days deleted denotes despite did does doing down during each early eight either element elements end ending ends error errors even event events ever every example examples except exception exceptions few field fields find finds first five flag flags for found four from front full function functions get gets given gives goes gone good got had half has have having held hence her hers high him his holds hour how however human humans ignored included includes indicated indicates inside instance instances instead into item items its itself just keep keeps kept kind kinds large last late later least left less letter letters line lines long low made make makes many matched matches maybe means meant message messages method methods middle might minute module modules month more moreover most much must near need needed needs neither never new next nine nor not now object objects off often old once one only onto option options other others otherwise our ours out outside over own owner owners parameter parameters part parts passed passes people per perhaps person position positions present previous price prices properties property provided raised raises rarely reason reasons removed replaced represents request requests requires response responses result results return returned returns right row rows said same say says second see seems seen sending sends seven several shall she short should show shown shows since six size sizes small some sometimes soon specified specifies still stored such take taken takes ten text texts than the their theirs them themselves then therefore these they thing things third those though three through thus time times today tomorrow too top twice two under unique unless until updated upon used uses using usually variable variables very via want wanted wants was way ways week were what when where whether which while who whole whom whose why with within without word words worked working works worse would year yesterday yet";

/** Words that stand in any log or settings file: hidden nowhere, even when they are somebody's login name. */
const WORDS = new Set(
  (
    "bot bots root admin administrator user users guest nobody ubuntu debian centos fedora alpine pi ec2-user vagrant docker node python java " +
    "postgres mysql redis mongo rabbitmq jenkins git github gitlab runner build builder ci app apps application service server client " +
    "system default localhost local remote public private shared anonymous test tests testing tester demo edemo fdemo pmdemo sample example dev develop " +
    "development prod production staging paper live real gateway tws ib ibkr ibc ibgateway ibgw ibapi trader trading trade trades nautilus " +
    "nautilus_trader interactive brokers interactive_brokers interactivebrokers true false none null yes no on off auto manual enabled " +
    "disabled password secret token key login logon session account name host hostname port mode info debug warning warn error trace " +
    "fatal critical started stopped connected disconnected connecting connection connect disconnect accepted rejected pending ready " +
    "running stopping failed success ok done start stop restart open close closed status state type value values data database order " +
    "orders position positions market stock option future forex index bond smart nasdaq nyse amex cboe globex usd eur gbp jpy chf " +
    "config configuration settings setting home desktop documents downloads program files windows linux macos darwin container required " +
    "optional invalid incorrect wrong empty unknown missing changed set unset sent received expired valid bearer basic utf-8 utf8 latin1 " +
    "timeout dashboard inherit successful unsuccessful completed cancelled canceled denied refused aborted loading processing retry retrying skipped screen page form dialog prompt " +
    "string integer boolean number object array list primary secondary master slave main worker scheduler daemon backup restore read " +
    "write readonly read-only execute super superuser operator manager monitor support sales office team group everyone all any none " +
    "me my mine you your self this that here there hello world welcome install prefix suffix access authorization ascii latin-1 child parent file folder path email branch follow " +
    "conn ctx req res args kwargs obj elem msg arg params opts cfg attr attrs idx src dst tmp buf " +
    OF_SENTENCES
  ).split(" "),
);

export function isCommonWord(lowerCased: string): boolean {
  return WORDS.has(lowerCased) || lowerCased.length < 3;
}

/** Whether a name is made of such words, as containers and servers are called: `ib-gateway`, `redis-1`. */
export function isOfCommonWords(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[-_.\d]+/)
    .every(isCommonWord);
}
