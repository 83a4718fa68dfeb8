import type { Scenario } from "../scenario.ts";
import { acceptClose } from "./accept-close.ts";
import { acceptReset } from "./accept-reset.ts";
import { acceptSilent } from "./accept-silent.ts";
import { backlogOnly } from "./backlog-only.ts";
import { badMessageLength } from "./bad-message-length.ts";
import { clientIdInUse } from "./client-id-in-use.ts";
import { clientPortal } from "./client-portal.ts";
import { clockSkew } from "./clock-skew.ts";
import { competingSession } from "./competing-session.ts";
import { connectivityLost } from "./connectivity-lost.ts";
import { connectivityRestored } from "./connectivity-restored.ts";
import { connectivityRestoredDataLost } from "./connectivity-restored-data-lost.ts";
import { emptyManagedAccounts } from "./empty-managed-accounts.ts";
import { extraFields } from "./extra-fields.ts";
import { farmBroken } from "./farm-broken.ts";
import { healthy } from "./healthy.ts";
import { healthy176 } from "./healthy-176.ts";
import { healthyLive } from "./healthy-live.ts";
import { helloClose } from "./hello-close.ts";
import { helloEmpty } from "./hello-empty.ts";
import { helloHalf } from "./hello-half.ts";
import { helloHalfClose } from "./hello-half-close.ts";
import { helloHostPort } from "./hello-host-port.ts";
import { helloNonsense } from "./hello-nonsense.ts";
import { helloOneField } from "./hello-one-field.ts";
import { helloPaced } from "./hello-paced.ts";
import { helloReset } from "./hello-reset.ts";
import { helloSilent } from "./hello-silent.ts";
import { helloSlow } from "./hello-slow.ts";
import { helloSplit } from "./hello-split.ts";
import { httpServer } from "./http-server.ts";
import { linkBandwidth } from "./link-bandwidth.ts";
import { linkDown } from "./link-down.ts";
import { linkLatency } from "./link-latency.ts";
import { linkLimitData } from "./link-limit-data.ts";
import { linkResetPeer } from "./link-reset-peer.ts";
import { linkSlicer } from "./link-slicer.ts";
import { linkSlowClose } from "./link-slow-close.ts";
import { linkTimeout } from "./link-timeout.ts";
import { malformedRequest } from "./malformed-request.ts";
import { manyAccounts } from "./many-accounts.ts";
import { negativeLength } from "./negative-length.ts";
import { nextValidIdFirst } from "./next-valid-id-first.ts";
import { nextValidIdLate } from "./next-valid-id-late.ts";
import { noManagedAccounts } from "./no-managed-accounts.ts";
import { noNextValidId } from "./no-next-valid-id.ts";
import { noVersionOverlap } from "./no-version-overlap.ts";
import { notListening } from "./not-listening.ts";
import { orderRejectGarbage } from "./order-reject-garbage.ts";
import { oversizeLength } from "./oversize-length.ts";
import { paperDisclaimer } from "./paper-disclaimer.ts";
import { portChanged } from "./port-changed.ts";
import { rateLimit } from "./rate-limit.ts";
import { readOnlyApi } from "./read-only-api.ts";
import { redirected } from "./redirected.ts";
import { requestBeforeReady } from "./request-before-ready.ts";
import { requestsIgnored } from "./requests-ignored.ts";
import { serverOld150 } from "./server-old-150.ts";
import { serverTooNew } from "./server-too-new.ts";
import { serverTooOld } from "./server-too-old.ts";
import { sessionClose } from "./session-close.ts";
import { sessionCloseAtOnce } from "./session-close-at-once.ts";
import { sessionCoalesced } from "./session-coalesced.ts";
import { sessionReset } from "./session-reset.ts";
import { sessionStall } from "./session-stall.ts";
import { shortMessage } from "./short-message.ts";
import { sshBanner } from "./ssh-banner.ts";
import { startApiClose } from "./start-api-close.ts";
import { startApiSilent } from "./start-api-silent.ts";
import { timeZoneChinese } from "./time-zone-chinese.ts";
import { timeZoneLong } from "./time-zone-long.ts";
import { tlsAlert } from "./tls-alert.ts";
import { tooManyClients } from "./too-many-clients.ts";
import { truncatedClose } from "./truncated-close.ts";
import { twoAccounts } from "./two-accounts.ts";
import { unknownMessage } from "./unknown-message.ts";
import { wrongPort } from "./wrong-port.ts";
import { zeroFrame } from "./zero-frame.ts";

/** Every scenario, in the order of a connection: reaching TWS, the hello, the session, the time after it, the link. */
export const scenarios: readonly Scenario[] = [
  healthy,
  healthy176,
  healthyLive,
  twoAccounts,
  manyAccounts,
  notListening,
  wrongPort,
  acceptClose,
  acceptReset,
  acceptSilent,
  backlogOnly,
  helloSilent,
  helloClose,
  helloReset,
  helloSlow,
  helloSplit,
  helloPaced,
  helloHalf,
  helloHalfClose,
  helloNonsense,
  helloHostPort,
  helloOneField,
  helloEmpty,
  httpServer,
  clientPortal,
  tlsAlert,
  sshBanner,
  redirected,
  serverTooOld,
  serverOld150,
  serverTooNew,
  noVersionOverlap,
  startApiSilent,
  startApiClose,
  clientIdInUse,
  paperDisclaimer,
  badMessageLength,
  tooManyClients,
  noNextValidId,
  noManagedAccounts,
  emptyManagedAccounts,
  nextValidIdLate,
  nextValidIdFirst,
  sessionCoalesced,
  requestsIgnored,
  readOnlyApi,
  requestBeforeReady,
  unknownMessage,
  shortMessage,
  extraFields,
  zeroFrame,
  negativeLength,
  oversizeLength,
  truncatedClose,
  orderRejectGarbage,
  connectivityLost,
  connectivityRestored,
  connectivityRestoredDataLost,
  farmBroken,
  competingSession,
  portChanged,
  rateLimit,
  malformedRequest,
  sessionClose,
  sessionCloseAtOnce,
  sessionReset,
  sessionStall,
  timeZoneChinese,
  timeZoneLong,
  clockSkew,
  linkLatency,
  linkBandwidth,
  linkSlowClose,
  linkTimeout,
  linkResetPeer,
  linkSlicer,
  linkLimitData,
  linkDown,
];
