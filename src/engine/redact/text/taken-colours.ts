import type { Output } from "../passes/output.ts";
import type { ScanSink } from "../scan.ts";

/** Colours taken out of a document, and where they stood, in the order of the document. */
export interface TakenColours {
  /** The sequence `bytes[start, end)`, at a place of the piece that is being read; a blank may stand for it. */
  add(place: number, bytes: Buffer, start: number, end: number, isBlank: boolean): void;
  /** The piece has so many bytes without its colours. */
  goOn(length: number): void;
  /** A sink that puts them back where nothing is hidden: what stays is written byte for byte. */
  puttingBack(sink: ScanSink, output: Output): ScanSink;
  /** Writes those behind the last byte. */
  end(output: Output): void;
}

export function createTakenColours(): TakenColours {
  /** Of each: its offset in the document without colours, how many bytes stand for it there, and where it ends in `stored`. */
  let places = new Float64Array(1024);
  let blanks = new Uint8Array(1024);
  let ends = new Int32Array(1024);
  let stored = Buffer.alloc(4096);
  let first = 0;
  let count = 0;
  let read = 0;
  let written = 0;
  const next = () => (first < count ? (places[first] as number) : Number.POSITIVE_INFINITY);
  const endOf = (index: number) => (index < 0 ? 0 : (ends[index] as number));
  const takeTo = (output: Output) => {
    output.write(stored, endOf(first - 1), endOf(first));
    first++;
  };
  /** Room for one more of so many bytes: first by forgetting those that were put back, of which a stream has no end. */
  const makeRoom = (bytes: number) => {
    if (count < places.length && endOf(count - 1) + bytes <= stored.length) return;
    const gone = endOf(first - 1);
    stored.copyWithin(0, gone, endOf(count - 1));
    for (let index = first; index < count; index++) ends[index - first] = endOf(index) - gone;
    places.copyWithin(0, first, count);
    blanks.copyWithin(0, first, count);
    count -= first;
    first = 0;
    if (2 * count > places.length) {
      places = grown(places, new Float64Array(4 * count));
      blanks = grown(blanks, new Uint8Array(4 * count));
      ends = grown(ends, new Int32Array(4 * count));
    }
    const needed = 2 * (endOf(count - 1) + bytes);
    if (needed > stored.length) stored = grown(stored, Buffer.alloc(2 * needed));
  };
  return {
    add(place, bytes, start, end, isBlank) {
      makeRoom(end - start);
      let at = endOf(count - 1);
      for (let from = start; from < end; from++) stored[at++] = bytes[from] as number;
      places[count] = read + place;
      blanks[count] = isBlank ? 1 : 0;
      ends[count++] = at;
    },
    goOn(length) {
      read += length;
    },
    puttingBack: (sink, output) => ({
      keep(bytes, start, end) {
        const base = written - start;
        let from = start;
        for (let place = next(); place < base + end; place = next()) {
          const blank = blanks[first] as number;
          sink.keep(bytes, from, place - base);
          takeTo(output);
          from = place - base + blank;
        }
        sink.keep(bytes, from, end);
        written = base + end;
      },
      hide(span, hidden) {
        while (next() === written) takeTo(output);
        sink.hide(span, hidden);
        written += hidden.end - hidden.start;
        while (next() < written) takeTo(output);
      },
    }),
    end(output) {
      while (first < count) takeTo(output);
    },
  };
}

function grown<Bytes extends Float64Array | Uint8Array | Int32Array>(old: Bytes, larger: Bytes): Bytes {
  larger.set(old);
  return larger;
}
