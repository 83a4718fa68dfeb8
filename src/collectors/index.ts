import { hostContainers } from "./host/containers.ts";
import { hostOs } from "./host/os.ts";
import { hostRuntimes } from "./host/runtimes.ts";
import { hostWsl } from "./host/wsl.ts";
import { projectConfig } from "./project/config.ts";
import { projectNode } from "./project/node.ts";
import { projectPython } from "./project/python.ts";
import { projectSource } from "./project/source.ts";
import { twsIbc } from "./tws/ibc.ts";
import { twsInstall } from "./tws/install.ts";
import { twsLauncher } from "./tws/launcher.ts";
import { twsProcess } from "./tws/process.ts";
import { twsSockets } from "./tws/sockets.ts";

export { chooseTarget } from "./project/choose-target.ts";

/** Run at once: they need nothing but the machine and the project. */
export const environmentCollectors = [
  projectConfig,
  projectSource,
  projectPython,
  projectNode,
  hostOs,
  hostRuntimes,
  hostContainers,
  hostWsl,
  twsInstall,
  twsLauncher,
  twsIbc,
] as const;

/** Run once the target is known. */
export const targetCollectors = [twsSockets, twsProcess] as const;
