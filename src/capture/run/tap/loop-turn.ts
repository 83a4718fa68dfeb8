let turn = 0;
let scheduled = false;

/** Number of the event loop's present turn: two events with the same number came from one look at the sockets. */
export function loopTurn(): number {
  if (!scheduled) {
    scheduled = true;
    setImmediate(() => {
      turn += 1;
      scheduled = false;
    });
  }
  return turn;
}
