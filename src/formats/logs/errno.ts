/** POSIX name of the socket error a text speaks of, whichever system or language worded it; `null` when it names none. */
export function errnoIn(text: string): string | null {
  const named =
    /\bE(?:CONN(?:REFUSED|RESET|ABORTED)|TIMEDOUT|HOSTUNREACH|NETUNREACH|ADDRNOTAVAIL|AI_AGAIN|PIPE|ACCES|NOTFOUND)\b|\bENOTFOUND\b/.exec(
      text,
    );
  if (named !== null) return named[0];
  const numbered =
    /(?:Errno|WinError|os error|SocketException: \(|(?:Connect(?:ionRefused|ionReset|ionAborted|ion)?|OS|Timeout)Error[( ]|gaierror[( ]) ?-?(\d{1,5})\b/.exec(
      text,
    );
  const name = NUMBERS[numbered?.[1] ?? ""];
  if (name !== undefined) return name;
  const lower = text.toLowerCase();
  return WORDS.find(([words]) => lower.includes(words))?.[1] ?? null;
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

/** In lower case, as Python, Java, .NET, Go and the C library word them. */
const WORDS: readonly (readonly [string, string])[] = [
  ["connectionrefusederror", "ECONNREFUSED"],
  ["connection refused", "ECONNREFUSED"],
  ["actively refused", "ECONNREFUSED"],
  ["connectionreseterror", "ECONNRESET"],
  ["connection reset", "ECONNRESET"],
  ["connectionabortederror", "ECONNABORTED"],
  ["brokenpipeerror", "EPIPE"],
  ["forcibly closed by the remote host", "ECONNRESET"],
  ["did not properly respond after a period of time", "ETIMEDOUT"],
  ["connection timed out", "ETIMEDOUT"],
  ["no route to host", "EHOSTUNREACH"],
  ["network is unreachable", "ENETUNREACH"],
  ["no such host", "ENOTFOUND"],
  ["name or service not known", "ENOTFOUND"],
  ["nodename nor servname provided", "ENOTFOUND"],
  ["getaddrinfo failed", "ENOTFOUND"],
  ["temporary failure in name resolution", "EAI_AGAIN"],
];
