/** Version and vendor from what `java -version` prints (on standard error); `null`: it printed something else. */
export function readJavaVersion(text: string): { version: string; vendor: string | null } | null {
  const version = /\bversion "([\d._+-]+\w*)"/.exec(text)?.[1];
  if (version === undefined) return null;
  const environment = /^(.*?) (?:Runtime Environment|\(build|64-Bit|Server VM)/m.exec(text)?.[1]?.trim();
  return { version, vendor: environment || null };
}
