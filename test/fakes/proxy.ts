import { createServer, request } from "node:http";
import { type AddressInfo, connect } from "node:net";

/** A forward proxy on loopback that remembers what went through it. */
export interface FakeProxy {
  readonly url: string;
  /** `CONNECT host:port`, or the whole address of a plain request. */
  readonly seen: string[];
  close(): Promise<void>;
}

export async function startProxy(): Promise<FakeProxy> {
  const seen: string[] = [];
  const server = createServer((incoming, response) => {
    seen.push(String(incoming.url));
    const onward = request(
      String(incoming.url),
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    incoming.pipe(onward);
  });
  server.on("connect", (incoming, socket, head) => {
    seen.push(`CONNECT ${incoming.url}`);
    const [host, port] = String(incoming.url).split(":");
    const onward = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      onward.write(head);
      onward.pipe(socket);
      socket.pipe(onward);
    });
    for (const end of [onward, socket]) end.on("error", () => socket.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
