/** A published port as compose's short form writes it; `null` host port: the engine chooses. */
export interface PublishedPort {
  readonly hostAddress: string | null;
  readonly hostPort: number | null;
  readonly containerPort: number;
}

const MOST = 20;

/** Reads `127.0.0.1:4001-4002:4003-4004/tcp`: one entry a port; `[]`: it is none, or UDP. */
export function readPortMapping(text: string): PublishedPort[] {
  const match =
    /^(?:(\[[0-9a-fA-F:]+\]|\d+(?:\.\d+){3}|[\w.-]*[a-zA-Z][\w.-]*):)?(?:(\d{1,5})?(?:-(\d{1,5}))?:)?(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp|sctp))?$/.exec(
      text.trim(),
    );
  if (match === null || (match[6] ?? "tcp") !== "tcp") return [];
  const number = (group: number) => (match[group] === undefined ? null : Number(match[group]));
  const [first, last] = [number(4) ?? 0, number(5) ?? number(4) ?? 0];
  const host = number(2);
  const count = Math.min(MOST, Math.max(1, last - first + 1));
  return Array.from({ length: count }, (_, at) => ({
    hostAddress: match[1]?.replace(/^\[|\]$/g, "") ?? null,
    hostPort: host === null ? null : host + at,
    containerPort: first + at,
  }));
}
