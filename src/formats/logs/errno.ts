/** POSIX name of the socket error a text speaks of, whichever system or language worded it; `null` when it names none. */
export function errnoIn(text: string): string | null {
  const named =
    /\bE(?:CONN(?:REFUSED|RESET|ABORTED)|TIMEDOUT|HOSTUNREACH|NETUNREACH|ADDRNOTAVAIL|AI_AGAIN|PIPE|ACCES|NOTFOUND)\b|\bENOTFOUND\b/.exec(
      text,
    );
  if (named !== null) return named[0];
  const numbered =
    /(?:Errno|WinError|os error|Connect(?:ionRefused|ionReset|ionAborted|ion)?Error\() ?-?(\d{1,5})\b/.exec(
      text,
    );
  const name = NUMBERS[numbered?.[1] ?? ""];
  if (name !== undefined) return name;
  return WORDS.find(([words]) => text.includes(words))?.[1] ?? null;
}

/** Linux, macOS and Winsock numbers. Sources: errno.h of both systems, winerror.h. */
const NUMBERS: Readonly<Record<string, string>> = {
  "111": "ECONNREFUSED",
  "61": "ECONNREFUSED",
  "10061": "ECONNREFUSED",
  "1225": "ECONNREFUSED",
  "104": "ECONNRESET",
  "54": "ECONNRESET",
  "10054": "ECONNRESET",
  "103": "ECONNABORTED",
  "53": "ECONNABORTED",
  "10053": "ECONNABORTED",
  "110": "ETIMEDOUT",
  "60": "ETIMEDOUT",
  "10060": "ETIMEDOUT",
  "121": "ETIMEDOUT",
  "113": "EHOSTUNREACH",
  "65": "EHOSTUNREACH",
  "10065": "EHOSTUNREACH",
  "101": "ENETUNREACH",
  "51": "ENETUNREACH",
  "10051": "ENETUNREACH",
  "99": "EADDRNOTAVAIL",
  "10049": "EADDRNOTAVAIL",
  "10057": "ENOTCONN",
  "10038": "ENOTSOCK",
  "9": "EBADF",
  "32": "EPIPE",
  "11001": "ENOTFOUND",
};

const WORDS: readonly (readonly [string, string])[] = [
  ["ConnectionRefusedError", "ECONNREFUSED"],
  ["Connection refused", "ECONNREFUSED"],
  ["ConnectionResetError", "ECONNRESET"],
  ["Connection reset", "ECONNRESET"],
  ["ConnectionAbortedError", "ECONNABORTED"],
  ["BrokenPipeError", "EPIPE"],
  ["Connection timed out", "ETIMEDOUT"],
  ["No route to host", "EHOSTUNREACH"],
  ["Network is unreachable", "ENETUNREACH"],
  ["Name or service not known", "ENOTFOUND"],
  ["nodename nor servname provided", "ENOTFOUND"],
  ["getaddrinfo failed", "ENOTFOUND"],
  ["Temporary failure in name resolution", "EAI_AGAIN"],
];
