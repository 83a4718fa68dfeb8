import { createServer, type Server } from "node:net";

/** Listens and gives the port taken; rejects when it cannot. */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** A port on which nothing listens, below the range from which systems take ports for outgoing connections. */
export async function freePort(host: string): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const server = createServer();
    try {
      const port = await listen(server, host, 20_000 + Math.floor(Math.random() * 12_000));
      await new Promise((done) => server.close(done));
      return port;
    } catch {
      // Taken: try another.
    }
  }
  throw new Error("no free port found");
}
