import type { Phrase } from "../phrase.ts";
import { ibAsyncPhrases } from "./ib-async.ts";
import { ibJavaPhrases } from "./ib-java.ts";
import { ibapiPhrases } from "./ibapi.ts";
import { ibcPhrases } from "./ibc.ts";
import { knownTextPhrases } from "./known-texts.ts";
import { launcherPhrases } from "./launcher.ts";
import { nautilusPhrases } from "./nautilus.ts";
import { nautilusRustPhrases } from "./nautilus-rust.ts";
import { nodePhrases } from "./node.ts";
import { pythonPhrases } from "./python.ts";
import { socatPhrases } from "./socat.ts";
import { stoqeyPhrases } from "./stoqey.ts";
import { twsPhrases } from "./tws.ts";

/** Every known text, most specific first: the first that matches decides. */
export const allPhrases: readonly Phrase[] = [
  ...nautilusPhrases,
  ...nautilusRustPhrases,
  ...ibAsyncPhrases,
  ...ibapiPhrases,
  ...stoqeyPhrases,
  ...pythonPhrases,
  ...nodePhrases,
  ...launcherPhrases,
  ...ibcPhrases,
  ...twsPhrases,
  ...socatPhrases,
  ...ibJavaPhrases,
  ...knownTextPhrases,
];
