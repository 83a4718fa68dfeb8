export { findScenario } from "./find-scenario.ts";
export type { LinkFault } from "./link-fault.ts";
export { startReplay } from "./replay/start-replay.ts";
export { scenarios } from "./scenarios/index.ts";
export { serve } from "./serve.ts";
export { type Simulator, startSimulator } from "./start-simulator.ts";
