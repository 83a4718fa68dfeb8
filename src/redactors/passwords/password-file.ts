import type { Redactor, Span } from "../../model/redactor.ts";
import { isCommonWord } from "../words/common-words.ts";

/** A line of `htpasswd` or of `shadow`; in settings of Docker each dollar is doubled. */
const LINE =
  /(?<![\w.@+-])(?<user>[A-Za-z][\w.@+-]{1,63}):(?<secret>\{S?SHA\d{0,3}\}[A-Za-z0-9+/]{20,140}={0,2}|\$\$?(?:apr1|2[abxy]|[1567y]|g?y|argon2\w{1,3}|sha\d{1,3}|md5)\$\$?[A-Za-z0-9./$=,+]{8,200})/dg;

/** Login names and hashed passwords as servers keep them: `user:$2y$05$…`, `user:$$apr1$$…`, `user:{SHA}…`. */
export const passwordFile: Redactor = {
  id: "password-file",
  kind: "secret",
  title: "Login names with hashed passwords",
  triggers: [":$apr#$", ":$$apr#$", ":{sha", ":{ssha", ":$argon#", ":$y$", ":$$y$", ":$#$", ":$$#$"].concat(
    ["a", "b", "x", "y"].flatMap((kind) => [`:$#${kind}$`, `:$$#${kind}$`]),
  ),
  before: 66,
  after: 220,
  find({ text, at }): readonly Span[] {
    for (const { index, indices, groups } of text.matchAll(LINE)) {
      const { user, secret } = indices?.groups ?? {};
      if (!user || !secret || index > at || user[1] !== at) continue;
      const hash: Span = { start: secret[0], end: secret[1] };
      return isCommonWord((groups?.["user"] ?? "").toLowerCase())
        ? [hash]
        : [{ start: user[0], end: user[1], kind: "user" }, hash];
    }
    return [];
  },
  examples: {
    hide: [
      ["dolmar:$apr1$x8QzVbT1$kL0pWv7RtB3nYc8M4f9aK.", "dolmar"],
      ["users=dolmar:$$apr1$$x8QzVbT1$$kL0pWv7RtB3nYc8M4f9aK.", "x8QzVbT1"],
      ["dolmar:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=", "dolmar"],
    ],
    keep: ["cost:$5 to $10", "echo a:$1$2"],
  },
};
