import type { LogEvent } from "../../formats/logs/event.ts";
import { importanceOf } from "../../formats/logs/importance.ts";

/** The part of a log that is kept: contiguous ranges of it, the most telling ones, within fixed bounds. */
export interface Excerpt {
  /** Ends with a line break unless empty. Left-out ranges are one visible line each. */
  readonly text: string;
  /** Their line numbers count lines of `text`. */
  readonly events: readonly LogEvent[];
  readonly omittedLines: number;
  readonly droppedEvents: number;
}

export interface ExcerptBuilder {
  line(text: string): void;
  /** An event of a line that was added before; its line number counts lines of the whole log. */
  event(event: LogEvent): void;
  /** What follows does not continue what came before: a range of unknown length was not read. */
  gap(): void;
  build(): Excerpt;
}

interface Block {
  readonly first: number;
  readonly afterGap: boolean;
  readonly lines: string[];
  readonly events: LogEvent[];
  characters: number;
  score: number;
  kept: boolean;
}

/** Lines that live and die together: an event keeps its surroundings. */
const BLOCK_LINES = 24;
const BLOCK_CHARACTERS = 16_384;
/** The first lines of a log name versions and settings. */
const HEAD_SCORE = 9;
/** The first of its kind tells more than its hundredth repetition. */
const NOVELTY = 2;
const NOVEL_TIMES = 3;
const MAX_SCORE = 12;

/** Keeps at most `maxCharacters` and `maxEvents`; when there is more, the least telling and oldest block goes. */
export function createExcerpt({
  maxCharacters,
  maxEvents,
}: {
  maxCharacters: number;
  maxEvents: number;
}): ExcerptBuilder {
  let blocks: Block[] = [];
  let waiting: Block[][] = Array.from({ length: MAX_SCORE + 1 }, () => []);
  const seen = new Map<string, number>();
  let current: Block | null = null;
  let previous: Block | null = null;
  let number = 0;
  let characters = 0;
  let eventCount = 0;
  let droppedEvents = 0;
  let omittedLines = 0;
  let inherited = 0;
  let gapAhead = false;
  /** Dropped blocks that are still listed. */
  let gone = 0;

  function open(): Block {
    const score = number === 0 ? HEAD_SCORE : inherited;
    const block = {
      first: number + 1,
      afterGap: gapAhead,
      lines: [],
      events: [],
      characters: 0,
      score,
      kept: true,
    };
    inherited = 0;
    gapAhead = false;
    blocks.push(block);
    return block;
  }

  function close(): void {
    if (current === null) return;
    previous = current;
    current = null;
    waiting[previous.score]?.push(previous);
    while (characters > maxCharacters || eventCount > maxEvents) if (!evict()) break;
  }

  function evict(): boolean {
    for (let score = 0; score < waiting.length; score += 1) {
      const queue = (waiting[score] ?? []).filter((block) => block.kept && block.score === score);
      waiting[score] = queue;
      const at = queue.findIndex((block) => block !== previous);
      const [block] = at === -1 ? [] : queue.splice(at, 1);
      if (block === undefined) continue;
      drop(block);
      if (gone > 1024) compact();
      return true;
    }
    return false;
  }

  function drop(block: Block): void {
    block.kept = false;
    gone += 1;
    characters -= block.characters;
    eventCount -= block.events.length;
    droppedEvents += block.events.length;
    omittedLines += block.lines.length;
    block.lines.length = 0;
    block.events.length = 0;
  }

  /** Forgets dropped blocks, so that memory does not grow with the log. */
  function compact(): void {
    blocks = blocks.filter(({ kept }) => kept);
    waiting = waiting.map((queue, score) => queue.filter((block) => block.kept && block.score === score));
    gone = 0;
  }

  function raise(block: Block | null, score: number): void {
    if (block === null || !block.kept || block.score >= score) return;
    block.score = score;
    if (block !== current) waiting[score]?.push(block);
  }

  return {
    line(text) {
      current ??= open();
      number += 1;
      current.lines.push(text);
      current.characters += text.length + 1;
      characters += text.length + 1;
      if (current.lines.length >= BLOCK_LINES || current.characters >= BLOCK_CHARACTERS) close();
    },
    event(event) {
      const block = blockOf(blocks, event.line);
      if (block === null) {
        droppedEvents += 1;
        return;
      }
      const key = `${event.kind} ${event.code ?? ""} ${event.errno ?? ""} ${event.exception ?? ""}`;
      const times = seen.size < 4096 ? (seen.get(key) ?? 0) : NOVEL_TIMES;
      if (times < NOVEL_TIMES) seen.set(key, times + 1);
      const score = importanceOf(event.kind) + (times < NOVEL_TIMES ? NOVELTY : 0);
      block.events.push(event);
      eventCount += 1;
      raise(block, score);
      const place = blocks.indexOf(block, Math.max(0, blocks.length - 64));
      raise(blocks[place - 1] ?? null, score - 1);
      if (blocks[place + 1] !== undefined) raise(blocks[place + 1] ?? null, score - 1);
      else inherited = Math.max(inherited, score - 1);
    },
    gap() {
      close();
      gapAhead = true;
    },
    build() {
      close();
      return {
        ...assemble(
          blocks.filter(({ kept }) => kept),
          number,
        ),
        omittedLines,
        droppedEvents,
      };
    },
  };
}

/** The kept block that holds this line; the newest are nearly always meant. */
function blockOf(blocks: readonly Block[], line: number): Block | null {
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (block === undefined || block.first > line) continue;
    return block.kept && line < block.first + block.lines.length ? block : null;
  }
  return null;
}

function assemble(kept: readonly Block[], total: number): { text: string; events: readonly LogEvent[] } {
  const out: string[] = [];
  const events: LogEvent[] = [];
  const places: { block: Block; shift: number }[] = [];
  let next = 1;
  const snip = (missing: number) => {
    if (missing > 0) out.push(`[… ${missing} ${missing === 1 ? "line" : "lines"} left out …]`);
  };
  for (const block of kept) {
    snip(block.first - next);
    if (block.afterGap) out.push("[… a part of the file was not read …]");
    const shift = out.length + 1 - block.first;
    for (const text of block.lines) out.push(text);
    next = block.first + block.lines.length;
    places.push({ block, shift });
  }
  snip(total + 1 - next);
  for (const { block, shift } of places) {
    for (const event of block.events) {
      const end = places.find((place) => event.lastLine < place.block.first + place.block.lines.length);
      const lastLine =
        end !== undefined && end.shift === shift ? event.lastLine : block.first + block.lines.length - 1;
      events.push({ ...event, line: event.line + shift, lastLine: Math.max(event.line, lastLine) + shift });
    }
  }
  events.sort((a, b) => a.line - b.line);
  return { text: out.length === 0 ? "" : `${out.join("\n")}\n`, events };
}
