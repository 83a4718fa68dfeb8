import type { Facts } from "../facts.ts";
import type { Rule } from "../model/rule.ts";
import { cancelledByOwnLoop } from "./client/cancelled-by-own-loop.ts";
import { eventLoopMisuse } from "./client/event-loop-misuse.ts";
import { extraNotInstalled } from "./client/extra-not-installed.ts";
import { ibapiMismatch } from "./client/ibapi-mismatch.ts";
import { ibapiShadowed } from "./client/ibapi-shadowed.ts";
import { localizedTws } from "./client/localized-tws.ts";
import { pythonUnsupported } from "./client/python-unsupported.ts";
import { requestBeforeHandshake } from "./client/request-before-handshake.ts";
import { requestBeforeReady } from "./client/request-before-ready.ts";
import { apiDisabled } from "./login/api-disabled.ts";
import { gatewayOutOfResources } from "./login/gateway-out-of-resources.ts";
import { gatewayWedged } from "./login/gateway-wedged.ts";
import { ipv6Identity } from "./login/ipv6-identity.ts";
import { loginDialogMissing } from "./login/login-dialog-missing.ts";
import { loginPending } from "./login/login-pending.ts";
import { loginRejected } from "./login/login-rejected.ts";
import { outdatedGateway } from "./login/outdated-gateway.ts";
import { paperDisclaimer } from "./login/paper-disclaimer.ts";
import { readOnlyApi } from "./login/read-only-api.ts";
import { trustedIpSyntax } from "./login/trusted-ip-syntax.ts";
import { untrustedAddress } from "./login/untrusted-address.ts";
import { writeAccessUnconfirmed } from "./login/write-access-unconfirmed.ts";
import { closedWithoutReason } from "./open/closed-without-reason.ts";
import { endedBeforeConnecting } from "./open/ended-before-connecting.ts";
import { endedBySignal } from "./open/ended-by-signal.ts";
import { endedInSession } from "./open/ended-in-session.ts";
import { enginesUnready } from "./open/engines-unready.ts";
import { garbledStream } from "./open/garbled-stream.ts";
import { loopbackDown } from "./open/loopback-down.ts";
import { noAnswer } from "./open/no-answer.ts";
import { noRoute } from "./open/no-route.ts";
import { notConnected } from "./open/not-connected.ts";
import { programSide } from "./open/program-side.ts";
import { requestError } from "./open/request-error.ts";
import { silentOnLoopback } from "./open/silent-on-loopback.ts";
import { turnedAwayAtFirst } from "./open/turned-away-at-first.ts";
import { uvloopMakesNoLoop } from "./open/uvloop-makes-no-loop.ts";
import { clientPortalGateway } from "./reach/client-portal-gateway.ts";
import { configMissing } from "./reach/config-missing.ts";
import { containerHostName } from "./reach/container-host-name.ts";
import { containerPortMapping } from "./reach/container-port-mapping.ts";
import { firewall } from "./reach/firewall.ts";
import { localhostIpv6 } from "./reach/localhost-ipv6.ts";
import { nameNotResolved } from "./reach/name-not-resolved.ts";
import { notTws } from "./reach/not-tws.ts";
import { publishedOnLoopback } from "./reach/published-on-loopback.ts";
import { readyTooEarly } from "./reach/ready-too-early.ts";
import { redirected } from "./reach/redirected.ts";
import { relayWithoutBackend } from "./reach/relay-without-backend.ts";
import { tlsExpected } from "./reach/tls-expected.ts";
import { twsNotRunning } from "./reach/tws-not-running.ts";
import { wrongPort } from "./reach/wrong-port.ts";
import { wslLoopback } from "./reach/wsl-loopback.ts";
import { apiPortChanged } from "./session/api-port-changed.ts";
import { clientIdGotRound } from "./session/client-id-got-round.ts";
import { clientIdInUse } from "./session/client-id-in-use.ts";
import { clientIdStorm } from "./session/client-id-storm.ts";
import { clockSkew } from "./session/clock-skew.ts";
import { competingSession } from "./session/competing-session.ts";
import { connectivityLost } from "./session/connectivity-lost.ts";
import { farmStatusMisread } from "./session/farm-status-misread.ts";
import { healthy } from "./session/healthy.ts";
import { malformedRequest } from "./session/malformed-request.ts";
import { nightlyRestart } from "./session/nightly-restart.ts";
import { rateLimit } from "./session/rate-limit.ts";
import { serverTooNew } from "./session/server-too-new.ts";
import { serverTooOld } from "./session/server-too-old.ts";
import { sessionDropped } from "./session/session-dropped.ts";
import { sessionIncomplete } from "./session/session-incomplete.ts";
import { startupSyncTimeout } from "./session/startup-sync-timeout.ts";
import { tooManyClients } from "./session/too-many-clients.ts";
import { wrongAccount } from "./session/wrong-account.ts";

/**
 * Every rule, in the order in which a connection comes about: environment, program, way, login, session.
 * Of two findings of equal weight the earlier one is the verdict.
 */
export const rules: readonly Rule<Facts>[] = [
  // The program cannot even begin
  configMissing,
  extraNotInstalled,
  ibapiShadowed,
  ibapiMismatch,
  pythonUnsupported,
  eventLoopMisuse,
  cancelledByOwnLoop,
  // The way to TWS
  nameNotResolved,
  wslLoopback,
  containerHostName,
  containerPortMapping,
  publishedOnLoopback,
  localhostIpv6,
  wrongPort,
  firewall,
  tlsExpected,
  clientPortalGateway,
  notTws,
  redirected,
  readyTooEarly,
  // TWS itself
  gatewayOutOfResources,
  outdatedGateway,
  loginDialogMissing,
  loginRejected,
  loginPending,
  apiDisabled,
  twsNotRunning,
  relayWithoutBackend,
  gatewayWedged,
  ipv6Identity,
  trustedIpSyntax,
  untrustedAddress,
  // The session
  serverTooOld,
  serverTooNew,
  localizedTws,
  requestBeforeHandshake,
  requestBeforeReady,
  clientIdStorm,
  clientIdInUse,
  clientIdGotRound,
  tooManyClients,
  paperDisclaimer,
  sessionIncomplete,
  wrongAccount,
  writeAccessUnconfirmed,
  readOnlyApi,
  startupSyncTimeout,
  // What ends or hinders a session
  apiPortChanged,
  rateLimit,
  malformedRequest,
  competingSession,
  nightlyRestart,
  connectivityLost,
  sessionDropped,
  clockSkew,
  // What is open, and what is fine
  loopbackDown,
  noRoute,
  silentOnLoopback,
  noAnswer,
  closedWithoutReason,
  enginesUnready,
  requestError,
  garbledStream,
  uvloopMakesNoLoop,
  endedBeforeConnecting,
  endedInSession,
  endedBySignal,
  programSide,
  farmStatusMisread,
  healthy,
  turnedAwayAtFirst,
  notConnected,
];
