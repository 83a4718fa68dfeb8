import { readYamlValue } from "../../formats/yaml-value.ts";
import { plainLine } from "../markdown/plain.ts";
import { list, read, text } from "./loose.ts";

/** More links than a chooser shows help nobody. */
const MOST = 5;

/**
 * The links of a `config.yml` that takes no issue without a template (docs, configuring the template chooser), each as
 * `name: URL`; `null`: such issues are welcome.
 */
export function contactsIfClosed(source: string): readonly string[] | null {
  const config = readYamlValue(source);
  if (read(config, "blank_issues_enabled") !== false) return null;
  return list(read(config, "contact_links"))
    .slice(0, MOST)
    .flatMap((link) => {
      const url = text(read(link, "url")) ?? "";
      if (!/^https?:\/\/[^\s<>"]{1,300}$/.test(url)) return [];
      return [`${plainLine(text(read(link, "name")) ?? "", 60)}: ${plainLine(url, 300)}`];
    });
}
