import type { Redactor } from "../model/redactor.ts";
import { argumentList } from "./argument-list.ts";
import { brokerAccount } from "./broker-account.ts";
import { callArgument } from "./call-argument.ts";
import { clientIdentifier } from "./client-identifier.ts";
import { commandLine } from "./command-line.ts";
import { isCommonWord } from "./common-words.ts";
import { credentialPair } from "./credential-pair.ts";
import { developerTokens } from "./developer-tokens.ts";
import { email } from "./email.ts";
import { fileOwner } from "./file-owner.ts";
import { fixLogin } from "./fix-login.ts";
import { flexQuery } from "./flex-query.ts";
import { flexToken } from "./flex-token.ts";
import { homePath } from "./home-path.ts";
import { hostName } from "./host-name.ts";
import { httpCookie } from "./http-cookie.ts";
import { classOfAccount, ibAccount } from "./ib-account.ts";
import { identityNumber } from "./identity-number.ts";
import { ipv4Address, ipv6Address } from "./ip-address.ts";
import { keyMaterial } from "./key-material.ts";
import { keyValue } from "./key-value.ts";
import { kubernetesSecret } from "./kubernetes-secret.ts";
import { loginPhrase } from "./login-phrase.ts";
import { loosePassword } from "./loose-password.ts";
import { macAddress } from "./mac-address.ts";
import { oneTimeCode } from "./one-time-code.ts";
import { ownServer } from "./own-server.ts";
import { passwordFile } from "./password-file.ts";
import { person } from "./person.ts";
import { bankAccount, cardNumber, phoneNumber, socialSecurityNumber } from "./personal-number.ts";
import { privateKey } from "./private-key.ts";
import { randomRun } from "./random-run.ts";
import { secretUrl } from "./secret-url.ts";
import { serviceTokens } from "./service-tokens.ts";
import { shellAnswer } from "./shell-answer.ts";
import { sqlInsert } from "./sql-insert.ts";
import { statedSecret } from "./stated-secret.ts";
import { structuredToken } from "./structured-token.ts";
import { systemUser } from "./system-user.ts";
import { tableColumn } from "./table-column.ts";
import { twsFolder } from "./tws-folder.ts";
import { typedPassword } from "./typed-password.ts";
import { urlCredential } from "./url-credential.ts";
import { looksSecret } from "./value-shape.ts";
import { vendorValue } from "./vendor-value.ts";

/** All redactors; of two that want the same stretch the first names it. */
export const redactors: readonly Redactor[] = [
  ibAccount,
  privateKey,
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
  hostName,
  ownServer,
  fileOwner,
  shellAnswer,
  systemUser,
  fixLogin,
  loginPhrase,
  oneTimeCode,
  phoneNumber,
  socialSecurityNumber,
  identityNumber,
  cardNumber,
  bankAccount,
  person,
  brokerAccount,
  clientIdentifier,
  kubernetesSecret,
  keyValue,
  tableColumn,
  sqlInsert,
  typedPassword,
  loosePassword,
  statedSecret,
  callArgument,
  vendorValue,
  randomRun,
];

/** What a stream of text starts from; spread it into the options of `createRedaction`. */
export const textRedaction = { redactors, isCommon: isCommonWord, looksSecret, labelOf };

function labelOf(kind: string, value: string): string | null {
  return kind === "account" ? classOfAccount(value) : null;
}
