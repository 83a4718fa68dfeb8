/** Opens a page in the user's browser; `false` when there is none to be opened. */
export async function openPage(url: string): Promise<boolean> {
  try {
    const { default: open } = await import("open");
    const browser = await open(url);
    return await new Promise<boolean>((done) => {
      browser.once("error", () => done(false));
      browser.once("spawn", () => done(true));
      setTimeout(() => done(true), 1000).unref();
    });
  } catch {
    return false;
  }
}
