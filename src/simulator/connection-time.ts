/** The time field of a hello as TWS writes it: `20260301 09:30:00 EST`, in the zone of its machine. */
export function connectionTime(
  now: Date,
  options: {
    readonly zone?: { readonly name: string; readonly offsetMinutes: number };
    readonly encoding?: "utf8" | "gbk";
    readonly skewSeconds?: number;
  },
): Uint8Array {
  const zone = options.zone ?? { name: "EST", offsetMinutes: -300 };
  const local = new Date(now.getTime() + zone.offsetMinutes * 60_000 + (options.skewSeconds ?? 0) * 1000);
  const iso = local.toISOString();
  const text = Buffer.from(`${iso.slice(0, 10).replaceAll("-", "")} ${iso.slice(11, 19)} `, "ascii");
  return Buffer.concat([text, options.encoding === "gbk" ? CHINA_STANDARD_TIME : Buffer.from(zone.name)]);
}

/** What Java prints for China's zone on a Chinese Windows, in GBK, which Node can only read. */
const CHINA_STANDARD_TIME = Buffer.from("d6d0b9fab1ead7bccab1bce4", "hex");
