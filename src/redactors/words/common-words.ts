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
    "me my mine you your self this that here there hello world welcome install prefix suffix access authorization ascii latin-1 child parent file folder path"
  ).split(" "),
);

export function isCommonWord(lowerCased: string): boolean {
  return WORDS.has(lowerCased) || lowerCased.length < 3;
}
