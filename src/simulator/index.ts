export type { LinkFault } from "./link-fault.ts";
export { type Replay, startReplay } from "./replay/start-replay.ts";
export type { Scenario, Step } from "./scenario.ts";
export { findScenario, scenarios } from "./scenarios/index.ts";
export { serve } from "./serve.ts";
export { type SimulatedConnection, type Simulator, startSimulator } from "./start-simulator.ts";
