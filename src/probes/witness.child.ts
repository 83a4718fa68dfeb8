import { text } from "node:stream/consumers";
import { type WitnessEvent, witnessSession } from "./witness-session.ts";

// Prints all it knows after every event: the last whole line counts when the library takes the process down.
async function main() {
  const input = JSON.parse(await text(process.stdin));
  const events: WitnessEvent[] = [];
  const print = (finished: boolean) => process.stdout.write(`${JSON.stringify({ finished, events })}\n`);
  await witnessSession(input, (event) => {
    events.push(event);
    print(false);
  });
  print(true);
}

void main();
