import type { Facts } from "../facts.ts";
import { list, type Phrase, say } from "./phrase.ts";
import { ms } from "./sections/attempt.ts";
import { portsSeen } from "./sections/tws-siblings.ts";
import { witnessEnd } from "./sections/tws-witness.ts";

/** What the tool tried by itself, so that nobody has to suggest it: addresses, ports, client ids, another library, waiting. */
export function triedByTool(facts: Partial<Facts>): Phrase[] {
  const handshake = facts["tws.handshake"];
  const siblings = facts["tws.siblings"];
  const witness = facts["tws.witness"];
  const tried: Phrase[] = [];
  if (handshake && handshake.attempts.length > 0) {
    const addresses = handshake.attempts
      .filter((one) => one.port === handshake.port)
      .map((one) => one.address);
    const elsewhere = handshake.attempts.find((one) => one.port !== handshake.port);
    if (addresses.length > 1 || addresses[0] !== handshake.host)
      tried.push(say`Every address of ${handshake.host}: ${list(addresses)}.`);
    if (elsewhere)
      tried.push(say`The port that the newest log names: ${elsewhere.address} port ${elsewhere.port}.`);
    if (handshake.attempts.some((one) => one.session !== null))
      tried.push(say`Client id ${handshake.clientId}${instead(facts["project.target"]?.clientId ?? null)}.`);
    const silent = handshake.attempts.filter((one) => one.silenceMs !== null);
    for (const one of silent)
      tried.push(
        say`Waiting longer: ${ms(one.silenceMs)} at ${one.address}, ${one.bytesReceived} bytes came.`,
      );
  }
  if (siblings && siblings.tried.length > 0)
    tried.push(say`Other usual ports: ${portsSeen(siblings.tried)}.`);
  if (witness) tried.push(say`Another client library, ${witness.library}: it ${witnessEnd(witness)}.`);
  if (facts["tws.release"])
    tried.push(say`Server versions above 200: offered ${facts["tws.release"].offered}.`);
  if (facts["capture.run"]) tried.push(say`The program itself, behind the wire tap.`);
  return tried;
}

function instead(clientId: number | null): Phrase {
  return clientId === null ? say`, the program's is not known` : say` instead of the program's ${clientId}`;
}
