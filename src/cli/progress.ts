import { styleText } from "node:util";
import type { Progress } from "../app/options.ts";
import type { Io } from "./io.ts";
import { printable } from "./printable.ts";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 80;

/** Shows checks as they finish: with a spinner on a terminal, as plain lines elsewhere. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Takes the spinner away; nothing is shown afterwards. */
  end(): void;
}

/** Writes to standard error, so that standard output holds nothing but the result. */
export function progressDisplay(io: Io, quiet: boolean): ProgressDisplay {
  if (quiet) return { show: () => {}, end: () => {} };
  const live = io.stderr.isTTY === true && process.env.TERM !== "dumb";
  const running = new Map<string, string>();
  let frame = 0;
  let over = false;
  const clear = () => live && io.stderr.write("\r\u001b[2K");
  const draw = () => {
    if (!live || over || running.size === 0) return;
    const text = [...running.values()].join(", ");
    const width = Math.max(20, (io.stderr.columns ?? 80) - 3);
    const shown = text.length > width ? `${text.slice(0, width - 1)}…` : text;
    io.stderr.write(`\r\u001b[2K${color("cyan", FRAMES[frame++ % FRAMES.length] ?? "")} ${shown}`);
  };
  const timer = live ? setInterval(draw, FRAME_MS) : undefined;
  timer?.unref();

  /** Colours only where they help, and never against NO_COLOR: `styleText` looks at the stream. */
  function color(name: "green" | "yellow" | "red" | "cyan" | "dim", text: string): string {
    return styleText(name, text, { stream: io.stderr, validateStream: true });
  }

  function line(progress: Progress & { event: "finished" }): string {
    const { observation, title } = progress;
    if (observation.status === "observed")
      return `${color("green", "✓")} ${title}${color("dim", `  ${observation.tookMs} ms`)}`;
    if (observation.status === "skipped")
      return `${color("dim", "–")} ${title}${color("dim", `  ${printable(observation.reason)}`)}`;
    return `${color("yellow", "!")} ${title}  ${printable(observation.error)}`;
  }

  return {
    show(progress) {
      if (over) return;
      if (progress.event === "started") running.set(progress.id, progress.title);
      else if (progress.event === "step")
        running.set(progress.id, `${progress.title}: ${printable(progress.text)}`);
      else {
        running.delete(progress.id);
        clear();
        io.stderr.write(`${line(progress)}\n`);
      }
      draw();
    },
    end() {
      over = true;
      clearInterval(timer);
      clear();
    },
  };
}
