/** Values of which the name or the place says that they are written in base64 or hexadecimal. */

const NAMED = /(?:^|[_.\- ]|[a-z](?=[A-Z]))(?:(b(?:ase)?_?64)|hex)(?:_?(?:enc|encoded|str|string|value))?$/i;

/** What a value under such a name stands for; nothing when the name says nothing or the value is no text. */
export function decodedUnder(name: string, value: string): { canonical?: string } {
  const match = NAMED.exec(name);
  if (match === null) return {};
  return match[1] === undefined ? canonical(fromHex(value)) : decodedBase64(value);
}

/** What a value stands for that is known to be base64: in `Authorization: Basic`, in the data of Kubernetes. */
export function decodedBase64(value: string): { canonical?: string } {
  return canonical(
    /^[A-Za-z0-9+/_-]{4,}={0,2}$/.test(value) ? Buffer.from(value, "base64").toString("latin1") : "",
  );
}

function fromHex(value: string): string {
  const digits = value.replace(/^0x/i, "").replace(/[ :-]/g, "");
  return /^(?:[0-9a-f]{2}){3,}$/i.test(digits) ? Buffer.from(digits, "hex").toString("latin1") : "";
}

function canonical(bytes: string): { canonical?: string } {
  const text = bytes.replace(/\r?\n$/, "");
  return /^[\x20-\x7e\x80-\xff]+$/.test(text) ? { canonical: text } : {};
}
