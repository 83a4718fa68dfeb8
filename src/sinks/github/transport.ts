import type { System } from "../../model/system.ts";

/** No answer that filing reads is larger: 100 issues of 65,536 characters stay below this. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
const PROXY_VARIABLES = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

interface Asked {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  readonly redirect: "manual";
}

interface Answered {
  readonly status: number;
  readonly headers: { entries(): Iterable<[string, string]> };
  readonly body: AsyncIterable<Uint8Array> | null;
}

type Send = (url: string, asked: Asked) => Promise<Answered>;

/** `fetch` as filing needs it: through a proxy when the environment names one, no redirects followed, bounded. */
export async function createFetch(env: System["env"]): Promise<typeof fetch> {
  const send = await directOrProxied(env);
  return async (url, options = {}) => {
    const answer = await send(String(url), {
      method: options.method ?? "GET",
      headers: Object.fromEntries(new Headers(options.headers).entries()),
      redirect: "manual",
      ...(typeof options.body === "string" ? { body: options.body } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    const body = await readBounded(answer.body);
    const empty = answer.status === 204 || answer.status === 205 || answer.status === 304;
    return new Response(empty ? null : body, {
      status: answer.status,
      headers: [...answer.headers.entries()],
    });
  };
}

/** Node's own `fetch` ignores the proxy variables in Node 20; undici is loaded only when there is one. */
async function directOrProxied(env: System["env"]): Promise<Send> {
  if (PROXY_VARIABLES.every((name) => (env[name] ?? "") === "")) return (url, asked) => fetch(url, asked);
  const undici = await import("undici");
  const pick = (name: string) => env[name.toLowerCase()] || env[name.toUpperCase()] || undefined;
  const chosen = {
    httpProxy: pick("http_proxy"),
    httpsProxy: pick("https_proxy"),
    noProxy: pick("no_proxy"),
  };
  const dispatcher = new undici.EnvHttpProxyAgent(
    Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined)),
  );
  return (url, asked) => undici.fetch(url, { ...asked, dispatcher });
}

async function readBounded(body: AsyncIterable<Uint8Array> | null): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > MAX_ANSWER_BYTES) throw new Error("the answer is too large");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
