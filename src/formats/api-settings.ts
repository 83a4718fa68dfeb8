/** Attributes of `<ApiSettings …>` that say how the API is set; the others name accounts and layouts. */
const SHOWN = new Set([
  ...["port", "socketClient", "readOnlyApi", "allowOnlyLocalhost", "masterClientID", "createApiMsgLogFile"],
  ...[
    "logLevel",
    "includeMktDataInLogFile",
    "sendMktDataInCompactForm",
    "bypassOrderPrecautions",
    "trustedIPs",
  ],
]);

/** Reads the API settings of a tws.xml or ibg.xml of older builds; `null`: it has none, or is encrypted. */
export function readApiSettings(text: string): Readonly<Record<string, string>> | null {
  const element = /<ApiSettings\b([^>]{0,8192})>/.exec(text)?.[1];
  if (element === undefined) return null;
  const attributes = [...element.matchAll(/([\w.-]{1,64})\s*=\s*"([^"]{0,200})"/g)];
  return Object.fromEntries(
    attributes.flatMap(([, name, value]) =>
      name && value !== undefined && SHOWN.has(name) ? [[name, value]] : [],
    ),
  );
}
