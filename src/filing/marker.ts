/** What an issue of ours is recognised by. */
export interface Marker {
  /** `ibbrfp` and 20 hex digits: the failure. */
  readonly fingerprint: string;
  /** `ibbrid` and 16 hex digits: this one attempt to file it. */
  readonly id: string;
}

/** First line of the body: survives every cut, and GitHub shows nothing of it. */
export function markerLine({ fingerprint, id }: Marker, toolVersion: string): string {
  return `<!-- ib-bugreport v1 fp:${fingerprint} id:${id} tool:${toolVersion.replace(/[^\w.+]/g, "")} -->`;
}

/** Whether a body carries this fingerprint or id as a word of its own. */
export function carries(body: string, token: string): boolean {
  const at = body.indexOf(token);
  return at >= 0 && !/\w/.test(body[at + token.length] ?? "") && !/\w/.test(body[at - 1] ?? "");
}
