import { say } from "../phrase.ts";
import { definePresenter, detail } from "./presenter.ts";

export const hostWsl = definePresenter({
  fact: "host.wsl",
  title: "Windows Subsystem for Linux",
  evidence: false,
  group: "environment",
  present(value) {
    const seen = say`WSL ${value.version}, ${value.networking} network, Windows at ${value.gatewayAddress}`;
    return { seen, details: [...detail("WSL", seen), ...detail("Distribution", value.distribution)] };
  },
});
