/** One published port: `127.0.0.1:4002:4004`. */
export interface PortMapping {
  /** `null`: all addresses of the host. */
  readonly hostAddress: string | null;
  /** `null`: chosen by the engine. */
  readonly hostPort: number | null;
  readonly containerPort: number;
  /** `path:line` in a compose file; `null` for a running container. */
  readonly place: string | null;
}
