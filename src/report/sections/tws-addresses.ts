import { list, say } from "../phrase.ts";
import { definePresenter } from "./presenter.ts";

export const twsAddresses = definePresenter({
  fact: "tws.addresses",
  title: "Addresses of the TWS host",
  evidence: true,
  group: null,
  present({ host, addresses, error }) {
    if (error !== null) return { seen: say`${host} does not resolve: ${error}`, details: [] };
    const found = addresses.map((one) => one.address);
    if (found.length === 1 && found[0] === host)
      return { seen: say`${host} is an address, no name`, details: [] };
    return { seen: say`${host} is ${list(found)}`, details: [] };
  },
});
