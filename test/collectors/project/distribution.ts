import { createHash } from "node:crypto";

/** The files a wheel leaves in site-packages, with a RECORD that fits them. */
export function distribution(given: {
  site: string;
  name: string;
  version: string;
  files?: Readonly<Record<string, string>>;
  headers?: readonly string[];
}): Record<string, string> {
  const { site, name, version, files = {}, headers = [] } = given;
  const info = `${name.replaceAll("-", "_")}-${version}.dist-info`;
  const record = Object.entries(files).map(([path, text]) => {
    const hash = createHash("sha256").update(text).digest("base64url");
    return `${path},sha256=${hash},${Buffer.byteLength(text)}`;
  });
  return {
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`${site}/${path}`, text])),
    [`${site}/${info}/METADATA`]: [
      "Metadata-Version: 2.1",
      `Name: ${name}`,
      `Version: ${version}`,
      ...headers,
      "",
      "Text: none",
    ].join("\n"),
    [`${site}/${info}/INSTALLER`]: "pip\n",
    [`${site}/${info}/RECORD`]: [...record, `${info}/RECORD,,`, ""].join("\n"),
  };
}

/** The modules of an `ibapi` of some version. */
export function ibapi(version: string, maxClientVersion: number): Record<string, string> {
  const [major, minor, micro] = version.split(".");
  return {
    "ibapi/__init__.py": `VERSION = {"major": ${major}, "minor": ${minor}, "micro": ${micro}}\n`,
    "ibapi/server_versions.py": `MIN_SERVER_VER_NEWEST = ${maxClientVersion}\nMAX_CLIENT_VER = MIN_SERVER_VER_NEWEST\n`,
    "ibapi/client.py": `# client of ${version}\n`,
  };
}
