/** Collects output in large blocks, so that a thousand small pieces cost one allocation. */
export interface Output {
  write(bytes: Buffer, start: number, end: number): void;
  writeText(latin1: string): void;
  /** The blocks that are full; with `rest` also the one that is not. */
  take(rest: boolean): Buffer[];
}

const BLOCK = 1 << 17;
/** Fewer bytes are sooner copied one by one. */
const FEW = 48;

export function createOutput(): Output {
  let full: Buffer[] = [];
  let block = Buffer.allocUnsafe(4096);
  let used = 0;
  const next = () => {
    full.push(block.subarray(0, used));
    block = Buffer.allocUnsafe(BLOCK);
    used = 0;
  };
  return {
    write(bytes, start, end) {
      for (let from = start; from < end; ) {
        if (used === block.length) next();
        const count = Math.min(end - from, block.length - used);
        if (count < FEW)
          for (let index = 0; index < count; index++) block[used + index] = bytes[from + index] as number;
        else bytes.copy(block, used, from, from + count);
        used += count;
        from += count;
      }
    },
    writeText(latin1) {
      if (used + latin1.length > block.length) next();
      if (latin1.length > block.length) full.push(Buffer.from(latin1, "latin1"));
      else used += block.write(latin1, used, "latin1");
    },
    take(rest) {
      if (rest && used > 0) {
        full.push(block.subarray(0, used));
        block = block.subarray(used);
        used = 0;
      }
      const taken = full;
      full = [];
      return taken;
    },
  };
}
