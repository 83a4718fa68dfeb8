import { addresses } from "./addresses.ts";
import { handshake } from "./handshake.ts";
import { release } from "./release.ts";
import { siblings } from "./siblings.ts";
import { witness } from "./witness.ts";

/** Every active check of TWS, in run order: one connection at a time. */
export const probes = [addresses, handshake, siblings, release, witness] as const;
