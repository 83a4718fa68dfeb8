/** A GitHub to talk to: the root of its REST API, its web pages, and what that says about tokens. */
export interface GithubHost {
  /** Without a slash at the end: `https://api.github.com`, `https://HOST/api/v3`. */
  readonly api: string;
  /** Root of the web pages: `https://github.com`. */
  readonly web: string;
  /** As tokens are bound to it: `github.com`, `ghe.example.com`, `127.0.0.1:3000`. */
  readonly name: string;
  readonly kind: "github.com" | "enterprise" | "stand-in";
}

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Reads `--github-api`; the answer is a sentence when nothing may be sent there. */
export function readApiUrl(text: string | null): GithubHost | { readonly problem: string } {
  if (text === null || text === "") return githubDotCom();
  if (!URL.canParse(text)) return { problem: `"${printable(text)}" is not a URL` };
  const url = new URL(text);
  const loopback = LOOPBACK.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback))
    return { problem: `plain http is allowed on loopback only, not for ${printable(text)}` };
  if (url.username !== "" || url.password !== "") return { problem: "the URL must not hold a password" };
  if (url.search !== "" || url.hash !== "")
    return { problem: `"${printable(text)}" is not the root of an API` };
  if (/^(api\.)?github\.com$/.test(url.hostname)) return githubDotCom();
  const path = url.pathname.replace(/\/+$/, "");
  if (loopback) {
    // A tunnel to an Enterprise server keeps its path; anything else on loopback is a stand-in.
    const kind = path === "/api/v3" ? "enterprise" : "stand-in";
    return { api: url.origin + path, web: url.origin, name: url.host, kind };
  }
  const tenant = /^(?:api\.)?([\w-]+\.ghe\.com)$/.exec(url.hostname)?.[1];
  if (tenant !== undefined)
    return { api: `https://api.${tenant}`, web: `https://${tenant}`, name: tenant, kind: "enterprise" };
  return {
    api: url.origin + (path === "" ? "/api/v3" : path),
    web: url.origin,
    name: url.host,
    kind: "enterprise",
  };
}

function githubDotCom(): GithubHost {
  return { api: "https://api.github.com", web: "https://github.com", name: "github.com", kind: "github.com" };
}

function printable(text: string): string {
  return text
    .replace(/\/\/[^/@]*@/, "//")
    .replace(/[^\x20-\x7e]/g, "?")
    .slice(0, 200);
}
