import { say } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

export const hostOs = definePresenter({
  fact: "host.os",
  title: "Operating system",
  evidence: false,
  group: "environment",
  present(value) {
    const name = [value.name, value.version].filter(Boolean).join(" ");
    const system =
      value.build === null ? say`${name}, ${value.arch}` : say`${name} build ${value.build}, ${value.arch}`;
    const offset = `UTC${value.utcOffsetMinutes < 0 ? "-" : "+"}${Math.abs(value.utcOffsetMinutes) / 60}`;
    return {
      seen: system,
      details: [
        ...detail("System", system),
        ...detail("Kernel", value.kernel),
        ...detail("Inside", value.container === null ? null : say`a container (${value.container})`),
        ...detail("WSL", value.wsl),
        ...detail("Virtual machine", value.virtualMachine),
        ...detail(
          "Processors and memory",
          say`${value.cpus}, ${value.memoryMb} MB (${value.freeMemoryMb} MB free)`,
        ),
        ...detail("Locale, time zone", say`${value.locale}, ${value.timeZone} (${[{ own: offset }]})`),
        ...detail("Clock", value.clockUtc),
      ],
    };
  },
});
