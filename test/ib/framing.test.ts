import fc from "fast-check";
import { expect, test } from "vitest";
import { createFrameSplitter, encodeFrame, type FrameEvent } from "../../src/ib/framing.ts";

/** All events of a stream that arrives in pieces of the given sizes. */
function split(
  bytes: Uint8Array,
  sizes: readonly number[],
): { events: FrameEvent[]; pending: number; dropped: number } {
  const splitter = createFrameSplitter();
  const events: FrameEvent[] = [];
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    events.push(...splitter.push(bytes.subarray(at, at + size)));
    at = Math.min(bytes.length, at + size);
  }
  return { events, pending: splitter.pending(), dropped: splitter.dropped() };
}

const sizes = fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 200 });

test("messages come out whole, however the stream is cut", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 }), sizes, (bodies, cuts) => {
      const stream = Buffer.concat(bodies.map((body) => encodeFrame(body)));
      const { events, pending } = split(stream, cuts);
      expect(events).toEqual(bodies.map((body) => ({ kind: "frame", body: new Uint8Array(body) })));
      expect(pending).toBe(0);
    }),
  );
});

test("any bytes give the same events, however they are cut", () => {
  // Small first bytes make lengths that fit, so that both sides of every branch are met.
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ max: 3, maxLength: 300 }));
  fc.assert(
    fc.property(bytes, sizes, (stream, cuts) => {
      expect(split(stream, cuts)).toEqual(split(stream, []));
    }),
  );
});

test.each([
  ["negative-length", "fffffffc00"],
  ["oversize-length", "0100000000"],
  // The first characters of HTTP are a length of 1.2 GB.
  ["oversize-length", "485454502f"],
])("a %s ends the reading, and what follows is only counted", (kind, hex) => {
  const splitter = createFrameSplitter();
  expect(splitter.push(Buffer.from(`00000001ff${hex}`, "hex")).map((event) => event.kind)).toEqual([
    "frame",
    kind,
  ]);
  expect(splitter.push(Buffer.from("00000001ff", "hex"))).toEqual([]);
  expect(splitter.dropped()).toBe(6);
});

test("a long message that comes byte by byte takes no more than time in proportion", () => {
  const splitter = createFrameSplitter();
  const frame = encodeFrame(new Uint8Array(400_000));
  let found = 0;
  for (let at = 0; at < frame.length; at++) found += splitter.push(frame.subarray(at, at + 1)).length;
  expect(found).toBe(1);
});
