import { join, list, say } from "../phrase.ts";
import { definePresenter } from "./presenter.ts";

export const twsProcess = definePresenter({
  fact: "tws.process",
  title: "TWS processes",
  evidence: true,
  group: null,
  present(value) {
    const running = join(
      value.processes.slice(0, 6).map((one) => say`${one.program} (${one.product})`),
      ", ",
      "none of the TWS family",
    );
    const holder =
      value.listener === null
        ? say`nobody seen holding the port`
        : say`port held by ${value.listener.program}`;
    const others =
      value.otherPorts.length === 0 ? [] : say`; TWS also listens on ${list(value.otherPorts.map(String))}`;
    const limits = value.complete ? [] : say`; the process table could not be read in full`;
    return { seen: say`${running}; ${holder}${others}${limits}`, details: [] };
  },
});
