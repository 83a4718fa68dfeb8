/** Words that say a setting is about Interactive Brokers. */
export const IB = words("ib ibkr ibg ibgw ibapi ibgateway tws interactivebrokers");
/** Words that say it is about something else, even in the neighbourhood of IB: `IBGA_VNC_PORT`. */
export const OTHER = words(`
  db database postgres postgresql pg mysql mariadb sqlite mongo mongodb redis influx influxdb
  clickhouse timescale questdb kafka rabbitmq amqp mqtt nats zmq celery smtp mail email imap ftp sftp
  ssh vnc novnc rdp http https web webhook websocket ws rest grpc proxy metrics prometheus grafana
  loki sentry elastic streamlit flask django fastapi uvicorn jupyter dashboard ui frontend backend
  telegram discord slack google github aws azure oauth auth0 okta stripe polygon alpaca binance
  databento oanda tradier fix debug debugger debugpy health healthcheck socat nginx docker cache
  memcached log
`);
export const PAPER = words("paper demo sim simulated test");
export const LIVE = words("live real prod production");
export const HOST = words("host hostname address addr ip server");
/** Words of a name that says nothing about whose host or client id it is. */
export const GENERIC = words(`
  host hostname address addr ip server client id clientid number
  gateway broker api socket connection default trading trader
`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** A key as a person reads it: `ibgClientId` → `["ibg", "client", "id"]`; `twsport` → `["tws", "port"]`. */
export function keyWords(key: string): string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .flatMap((word) => {
      const glued = /^(ibkr|ibgw|ibg|ibapi|ib|tws)(host|port|client|clientid|account|accountid|mode)$/.exec(
        word,
      );
      return glued?.[1] && glued[2] ? [glued[1], glued[2]] : word === "" ? [] : [word];
    });
}
