/** Minutes east of UTC for the zone names TWS prints, as far as they are used (IANA tzdata; Java's long names). */
const OFFSETS: Readonly<Record<string, readonly number[]>> = {
  UTC: [0],
  GMT: [0],
  WET: [0],
  WEST: [60],
  BST: [60],
  IST: [330, 60, 120],
  IDT: [180],
  CET: [60],
  CEST: [120],
  MET: [60],
  MEST: [120],
  WAT: [60],
  EET: [120],
  EEST: [180],
  SAST: [120],
  CAT: [120],
  EAT: [180],
  MSK: [180],
  TRT: [180],
  GST: [240],
  PKT: [300],
  ICT: [420],
  WIB: [420],
  CST: [-360, 480],
  CDT: [-300],
  SGT: [480],
  HKT: [480],
  PHT: [480],
  AWST: [480],
  JST: [540],
  KST: [540],
  ACST: [570],
  ACDT: [630],
  AEST: [600],
  AEDT: [660],
  NZST: [720],
  NZDT: [780],
  BRT: [-180],
  ART: [-180],
  AST: [-240],
  ADT: [-180],
  EST: [-300],
  EDT: [-240],
  MST: [-420],
  MDT: [-360],
  PST: [-480],
  PDT: [-420],
  AKST: [-540],
  AKDT: [-480],
  HST: [-600],
  "Coordinated Universal Time": [0],
  "Greenwich Mean Time": [0],
  "British Summer Time": [60],
  "Central European Standard Time": [60],
  "Central European Time": [60],
  "Central European Summer Time": [120],
  "Eastern European Time": [120],
  "Eastern European Summer Time": [180],
  "China Standard Time": [480],
  "Hong Kong Time": [480],
  "Singapore Time": [480],
  "Singapore Standard Time": [480],
  "Japan Standard Time": [540],
  "India Standard Time": [330],
  "Eastern Standard Time": [-300],
  "Eastern Daylight Time": [-240],
  "Central Standard Time": [-360],
  "Central Daylight Time": [-300],
  "Mountain Standard Time": [-420],
  "Mountain Daylight Time": [-360],
  "Pacific Standard Time": [-480],
  "Pacific Daylight Time": [-420],
  中国标准时间: [480],
};

/** Offsets a zone name may mean, in minutes east of UTC; empty when it is not known. */
export function zoneOffsets(name: string, at: Date): readonly number[] {
  const known = Object.hasOwn(OFFSETS, name) ? OFFSETS[name] : undefined;
  if (known) return known;
  const numeric = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d\d)?$/.exec(name);
  if (numeric) return [(numeric[1] === "-" ? -1 : 1) * (Number(numeric[2]) * 60 + Number(numeric[3] ?? 0))];
  const offset = /^[A-Za-z_]+\/[A-Za-z_/+-]+$/.test(name) ? ianaOffset(name, at) : null;
  return offset === null ? [] : [offset];
}

function ianaOffset(name: string, at: Date): number | null {
  try {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      timeZoneName: "longOffset",
    }).formatToParts(at);
    const text = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
    const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text);
    if (!match) return null;
    return (match[1] === "-" ? -1 : 1) * (Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0));
  } catch {
    return null;
  }
}
