import { createServer, type Socket } from "node:net";

/** A listening socket that can be closed with all its connections. */
export interface SocketServer {
  /** Gives the port taken; rejects when it cannot be had. */
  listen(host: string, port: number): Promise<number>;
  close(): Promise<void>;
}

/** Serves sockets whose ends are half-open, so that a FIN of the client can be told from the end of all. */
export function createSocketServer(onSocket: (socket: Socket) => void): SocketServer {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
    onSocket(socket);
  });
  return {
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen({ host, port, exclusive: true }, () => {
          server.off("error", reject);
          // Later ones concern one connection (too many open files); the others go on.
          server.on("error", () => {});
          const address = server.address();
          resolve(typeof address === "object" && address ? address.port : port);
        });
      }),
    async close() {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((done) => server.close(done));
    },
  };
}

/** A port on which nothing listens, below the range from which systems take ports for outgoing connections. */
export async function freePort(host: string): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const server = createSocketServer((socket) => socket.destroy());
    try {
      const port = await server.listen(host, 20_000 + Math.floor(Math.random() * 12_000));
      await server.close();
      return port;
    } catch {
      // Taken: try another.
    }
  }
  throw new Error("no free port found");
}
