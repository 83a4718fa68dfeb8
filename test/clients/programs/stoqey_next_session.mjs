// A session with @stoqey/ib's IBApiNext and its console logger: HOST PORT CLIENT_ID SECONDS.
import { ConnectionState, IBApiNext, LogLevel } from "@stoqey/ib";
import { ConsoleLogger } from "@stoqey/ib/dist/core/api-next/console-logger.js";

const [host, port, clientId, seconds] = process.argv.slice(2);
// The level that IBApiNext has is its own: the console logger keeps to another, which lets nothing through
const logger = new ConsoleLogger();
logger.logLevel = LogLevel.INFO;
const api = new IBApiNext({ host, port: Number(port), logger });
api.logLevel = LogLevel.INFO;
api.errorSubject.subscribe(({ error, code, reqId }) =>
  console.error(`${error.message} - code: ${code} - reqId: ${reqId}`),
);

const deadline = setTimeout(() => {
  console.log("NOT READY");
  process.exit(1);
}, Number(seconds) * 1000);

api.connectionState.subscribe(async (state) => {
  console.log(`connectionState ${ConnectionState[state]}`);
  if (state !== ConnectionState.Connected) return;
  const accounts = await api.getManagedAccounts();
  console.log(`READY managedAccounts ${accounts}`);
  clearTimeout(deadline);
  // Long enough for a TWS that drops the session after two seconds
  setTimeout(() => {
    api.disconnect();
    setTimeout(() => process.exit(0), 200);
  }, 3500);
});
api.connect(Number(clientId));
