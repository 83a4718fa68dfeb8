/** A new seed in every run, printed so that a failure can be repeated with `IB_BUGREPORT_SEED`. */
export function freshSeed(what: string): number {
  const seed = Number(process.env["IB_BUGREPORT_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`${what}: IB_BUGREPORT_SEED=${seed}`);
  return seed;
}
