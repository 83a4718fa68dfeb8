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

export type { ComposeService } from "./host/compose.ts";
export type { HostContainers } from "./host/containers.ts";
export type { HostOs } from "./host/os.ts";
export type { PortMapping } from "./host/port-mapping.ts";
export type { RunningContainer } from "./host/running-containers.ts";
export type { HostRuntimes, JavaRuntime } from "./host/runtimes.ts";
export type { HostWsl } from "./host/wsl.ts";
export type { ConfigFile, ProjectConfig } from "./project/config.ts";
export type { NodePackage, ProjectNode } from "./project/node.ts";
export type {
  DeclaredRequirement,
  IbapiOwner,
  IbapiPackage,
  ProjectPython,
  PythonEnvironment,
  PythonPackage,
} from "./project/python-facts.ts";
export type { TargetSetting } from "./project/setting.ts";
export type { ProjectSource } from "./project/source.ts";
export type { SourceHint, SourceHintKind } from "./project/source-hints.ts";
export type { TwsIbc } from "./tws/ibc.ts";
export type { IbcConfig } from "./tws/ibc-files.ts";
export type { IbcRun, IbcState } from "./tws/ibc-state.ts";
export type { TwsInstall } from "./tws/install.ts";
export type { TwsInstallation } from "./tws/installations.ts";
export type { LauncherEvent, TwsLauncher } from "./tws/launcher.ts";
export type { LauncherState } from "./tws/launcher-state.ts";
export type { TwsProcess } from "./tws/process.ts";
export type { TwsProcessEntry } from "./tws/process-table.ts";
export type { EncryptedLog, TwsSettings } from "./tws/settings.ts";
export type { SocketConnection, SocketListener, TwsSockets } from "./tws/sockets.ts";
