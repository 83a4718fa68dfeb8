import { captureComparison } from "./capture-comparison.ts";
import { captureLogs } from "./capture-logs.ts";
import { captureRecorder } from "./capture-recorder.ts";
import { captureRun } from "./capture-run.ts";
import { captureWire } from "./capture-wire.ts";
import { hostContainers } from "./host-containers.ts";
import { hostOs } from "./host-os.ts";
import { hostRuntimes } from "./host-runtimes.ts";
import { hostWsl } from "./host-wsl.ts";
import type { Presenter } from "./presenter.ts";
import { projectConfig } from "./project-config.ts";
import { projectNode } from "./project-node.ts";
import { projectPython } from "./project-python.ts";
import { projectSource } from "./project-source.ts";
import { projectTarget } from "./project-target.ts";
import { twsAddresses } from "./tws-addresses.ts";
import { twsHandshake } from "./tws-handshake.ts";
import { twsIbc } from "./tws-ibc.ts";
import { twsInstall } from "./tws-install.ts";
import { twsLauncher } from "./tws-launcher.ts";
import { twsProcess } from "./tws-process.ts";
import { twsRelease } from "./tws-release.ts";
import { twsSiblings } from "./tws-siblings.ts";
import { twsSockets } from "./tws-sockets.ts";
import { twsWitness } from "./tws-witness.ts";

/** Every fact the report has words for, in the order it is read. */
export const presenters: readonly Presenter[] = [
  projectTarget,
  twsAddresses,
  twsHandshake,
  twsWitness,
  twsSiblings,
  twsRelease,
  captureRun,
  captureWire,
  captureRecorder,
  captureComparison,
  captureLogs,
  twsSockets,
  twsProcess,
  twsLauncher,
  twsIbc,
  projectSource,
  projectPython,
  projectNode,
  hostOs,
  hostRuntimes,
  hostWsl,
  hostContainers,
  twsInstall,
  projectConfig,
];
