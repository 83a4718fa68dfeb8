// A session with @stoqey/ib's IBApiNext and its console logger: HOST PORT CLIENT_ID SECONDS.
import { ConnectionState, IBApiNext, LogLevel } from "@stoqey/ib";

const [host, port, clientId, seconds] = process.argv.slice(2);
const api = new IBApiNext({ host, port: Number(port) });
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
  setTimeout(() => {
    api.disconnect();
    setTimeout(() => process.exit(0), 200);
  }, 700);
});
api.connect(Number(clientId));
