import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { makePrivateFolder } from "../bundle/private-folder.ts";
import type { System } from "../model/system.ts";

/** A project folder such as users have, with made-up credentials, so that a demo shows what is found and hidden. */
export async function demoProject(
  system: System,
  tws: { readonly host: string; readonly port: number; readonly account: string },
): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const { path: folder, remove } = makePrivateFolder(system.tempFolder, "ib-bugreport-demo-");
  const settings = [
    "# Made up by `ib-bugreport demo`",
    `IB_HOST=${tws.host}`,
    `IB_PORT=${tws.port}`,
    "IB_CLIENT_ID=1",
    `TWS_ACCOUNT=${tws.account}`,
    "TWS_USERNAME=demo-trader",
    `TWS_PASSWORD=${randomBytes(9).toString("base64url")}`,
  ];
  await system.files.writeAtomic(join(folder, ".env"), `${settings.join("\n")}\n`);
  return { folder, remove };
}
