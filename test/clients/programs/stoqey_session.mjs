// A session with @stoqey/ib's IBApi: HOST PORT CLIENT_ID SECONDS. Prints errors as its documentation shows.
import { ErrorCode, EventName, IBApi } from "@stoqey/ib";

const [host, port, clientId, seconds] = process.argv.slice(2);
const ib = new IBApi({ host, port: Number(port), clientId: Number(clientId), maxReqPerSec: 40 });
const seen = new Set();
let exitCode = 1;

function finish(code) {
  exitCode = code;
  clearTimeout(limit);
  if (ib.isConnected) ib.disconnect();
  setTimeout(() => process.exit(exitCode), 200);
}

function check(what) {
  seen.add(what);
  if (seen.size < 3) return;
  console.log(`READY at server version ${ib.serverVersion}`);
  // Long enough for a TWS that drops the session after two seconds
  setTimeout(() => finish(0), 3500);
}

const limit = setTimeout(() => {
  console.log("NOT READY");
  finish(1);
}, Number(seconds) * 1000);

ib.on(EventName.connected, () => console.log("connected"))
  .on(EventName.disconnected, () => {
    console.log("disconnected");
    if (!seen.has("nextValidId")) finish(1);
  })
  .on(EventName.server, (version, time) => {
    console.log(`server ${version} ${time}`);
    check("server");
  })
  .on(EventName.managedAccounts, (accounts) => {
    console.log(`managedAccounts ${accounts}`);
    check("managedAccounts");
  })
  .on(EventName.nextValidId, (id) => {
    console.log(`nextValidId ${id}`);
    check("nextValidId");
  })
  .on(EventName.info, (message, code) =>
    console.log(`${message} - code: ${code} - reqId: ${ErrorCode.NO_VALID_ID}`),
  )
  .on(EventName.error, (error, code, reqId) =>
    console.error(`${error.message} - code: ${code} - reqId: ${reqId}`),
  );
console.log(`connecting to ${host}:${port} as client ${clientId}`);
ib.connect();
