import type { Redactor } from "../model/redactor.ts";
import { accountAlias } from "./broker/account-alias.ts";
import { brokerAccount } from "./broker/broker-account.ts";
import { ddeLink } from "./broker/dde-link.ts";
import { fixLogin } from "./broker/fix-login.ts";
import { flexQuery } from "./broker/flex-query.ts";
import { flexToken } from "./broker/flex-token.ts";
import { foreignAccount } from "./broker/foreign-account.ts";
import { classOfAccount, ibAccount } from "./broker/ib-account.ts";
import { statementColumn } from "./broker/statement-column.ts";
import { statementHolder } from "./broker/statement-holder.ts";
import { twsFolder } from "./broker/tws-folder.ts";
import { author } from "./identity/author.ts";
import { bankAccount } from "./identity/bank-account.ts";
import { cardNumber } from "./identity/card-number.ts";
import { connectedHost } from "./identity/connected-host.ts";
import { deviceNumber } from "./identity/device-number.ts";
import { email } from "./identity/email.ts";
import { fileOwner } from "./identity/file-owner.ts";
import { homePath } from "./identity/home-path.ts";
import { hostName } from "./identity/host-name.ts";
import { identityNumber } from "./identity/identity-number.ts";
import { ipv4Address, ipv6Address } from "./identity/ip-address.ts";
import { loginCall } from "./identity/login-call.ts";
import { loginOutcome } from "./identity/login-outcome.ts";
import { loginPhrase } from "./identity/login-phrase.ts";
import { macAddress } from "./identity/mac-address.ts";
import { machineName } from "./identity/machine-name.ts";
import { nationalNumber } from "./identity/national-number.ts";
import { networkShare } from "./identity/network-share.ts";
import { ownAddress } from "./identity/own-address.ts";
import { ownServer } from "./identity/own-server.ts";
import { person } from "./identity/person.ts";
import { phoneNumber } from "./identity/phone-number.ts";
import { postalAddress } from "./identity/postal-address.ts";
import { salutation } from "./identity/salutation.ts";
import { shellAnswer } from "./identity/shell-answer.ts";
import { signature } from "./identity/signature.ts";
import { socialSecurityNumber } from "./identity/social-security-number.ts";
import { systemUser } from "./identity/system-user.ts";
import { argumentList } from "./passwords/argument-list.ts";
import { callArgument } from "./passwords/call-argument.ts";
import { charArray } from "./passwords/char-array.ts";
import { commandLine } from "./passwords/command-line.ts";
import { credentialPair } from "./passwords/credential-pair.ts";
import { formField } from "./passwords/form-field.ts";
import { loginList } from "./passwords/login-list.ts";
import { loosePassword } from "./passwords/loose-password.ts";
import { oneTimeCode } from "./passwords/one-time-code.ts";
import { passwordFile } from "./passwords/password-file.ts";
import { refusedValue } from "./passwords/refused-value.ts";
import { revealedSecret } from "./passwords/revealed-secret.ts";
import { statedSecret } from "./passwords/stated-secret.ts";
import { tracedValue } from "./passwords/traced-value.ts";
import { typedPair } from "./passwords/typed-pair.ts";
import { typedPassword } from "./passwords/typed-password.ts";
import { urlCredential } from "./passwords/url-credential.ts";
import { keyValue } from "./settings/key-value.ts";
import { kubernetesSecret } from "./settings/kubernetes-secret.ts";
import { sqlInsert } from "./settings/sql-insert.ts";
import { tableColumn } from "./settings/table-column.ts";
import { tableRow } from "./settings/table-row.ts";
import { clientIdentifier } from "./tokens/client-identifier.ts";
import { developerTokens } from "./tokens/developer-tokens.ts";
import { httpCookie } from "./tokens/http-cookie.ts";
import { keyArray } from "./tokens/key-array.ts";
import { keyMaterial } from "./tokens/key-material.ts";
import { privateKey } from "./tokens/private-key.ts";
import { randomRun } from "./tokens/random-run.ts";
import { secretUrl } from "./tokens/secret-url.ts";
import { serviceTokens } from "./tokens/service-tokens.ts";
import { structuredToken } from "./tokens/structured-token.ts";
import { vendorValue } from "./tokens/vendor-value.ts";
import { isCommonWord } from "./words/common-words.ts";
import { looksSecret } from "./words/value-shape.ts";

/** All redactors; of two that want the same stretch the first names it. */
export const redactors: readonly Redactor[] = [
  ibAccount,
  privateKey,
  keyArray,
  keyMaterial,
  urlCredential,
  secretUrl,
  flexToken,
  flexQuery,
  developerTokens,
  serviceTokens,
  passwordFile,
  structuredToken,
  commandLine,
  argumentList,
  credentialPair,
  httpCookie,
  email,
  ipv4Address,
  ipv6Address,
  macAddress,
  homePath,
  twsFolder,
  ddeLink,
  hostName,
  connectedHost,
  machineName,
  networkShare,
  ownServer,
  ownAddress,
  fileOwner,
  shellAnswer,
  systemUser,
  fixLogin,
  loginPhrase,
  loginOutcome,
  loginCall,
  oneTimeCode,
  phoneNumber,
  socialSecurityNumber,
  identityNumber,
  nationalNumber,
  cardNumber,
  bankAccount,
  person,
  author,
  accountAlias,
  salutation,
  signature,
  postalAddress,
  statementHolder,
  statementColumn,
  brokerAccount,
  foreignAccount,
  clientIdentifier,
  deviceNumber,
  kubernetesSecret,
  keyValue,
  tableColumn,
  tableRow,
  sqlInsert,
  formField,
  typedPair,
  typedPassword,
  revealedSecret,
  loginList,
  loosePassword,
  statedSecret,
  callArgument,
  charArray,
  tracedValue,
  refusedValue,
  vendorValue,
  randomRun,
];

/** What a stream of text starts from; spread it into the options of `createRedaction`. */
export const textRedaction = { redactors, isCommon: isCommonWord, looksSecret, labelOf };

function labelOf(kind: string, value: string): string | null {
  return kind === "account" ? classOfAccount(value) : null;
}
