/** What tells a container with TWS or IB Gateway from others, and which of its variables may be shown. */

/** Images of TWS and IB Gateway: gnzsnz, UnusualAlpha, extrange, heshiming and what is built like them. */
const IMAGE = /ib-?gateway|ibga\b|ib-gw|ibkr|interactive-?brokers|tws-rdesktop|\btws\b/i;
const KEYS =
  /^(?:TWS_USERID|TWS_PASSWORD|TWS_USERID_PAPER|IBC_IbLoginId|IBGA_VNC_PASSWORD|TWS_ACCEPT_INCOMING)$/;

/** Whether image, name or variables are those of a TWS or IB Gateway container. */
export function isGateway(image: string | null, environmentKeys: readonly string[]): boolean {
  return (image !== null && IMAGE.test(image)) || environmentKeys.some((key) => KEYS.test(key));
}

/** Variables of those images that hold no secret (their READMEs). */
const SHOWN = new Set([
  ...["TRADING_MODE", "READ_ONLY_API", "TWS_ACCEPT_INCOMING", "GATEWAY_OR_TWS", "TWS_SETTINGS_PATH"],
  ...["TWOFA_TIMEOUT_ACTION", "TWOFA_EXIT_INTERVAL", "TWOFA_DEVICE", "RELOGIN_AFTER_TWOFA_TIMEOUT"],
  ...["EXISTING_SESSION_DETECTED_ACTION", "AUTO_RESTART_TIME", "AUTO_LOGOFF_TIME", "TWS_COLD_RESTART"],
  ...["BYPASS_WARNING", "ALLOW_BLIND_TRADING", "SAVE_TWS_SETTINGS", "JAVA_HEAP_SIZE", "TIME_ZONE", "TZ"],
  ...["IBC_TradingMode", "IBC_ReadOnlyApi", "IBC_AcceptIncomingConnectionAction", "IBC_AutoRestartTime"],
  ...["IBC_ExistingSessionDetectedAction", "SOCAT_LISTEN_ADDR", "SOCAT_LISTEN_PORT", "SOCAT_DEST_PORT"],
  ...["SOCAT_DEST_ADDR", "IB_LOGINTYPE", "IB_LOGINTAB", "IB_TIMEZONE", "IB_REGION", "API_PORT"],
]);

const MOST_KEYS = 100;

/** Names of the variables, and the values of those that may be shown. */
export function shownEnvironment(variables: ReadonlyMap<string, string>): {
  readonly environmentKeys: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
} {
  const shown = [...variables].filter(([key, value]) => SHOWN.has(key) && value !== "");
  return {
    environmentKeys: [...variables.keys()].sort().slice(0, MOST_KEYS),
    settings: Object.fromEntries(shown),
  };
}
