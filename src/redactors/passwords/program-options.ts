/** Which programs take a login name or a password behind which short option. A command ends with the option that is asked about. */

const PROGRAM = String.raw`\b(?:mysql(?:dump|admin)?|mariadb|sshpass|docker|podman|helm|plink|pscp|winscp|redis-cli|mongo(?:sh|dump|restore)?|influx|smbclient|vncviewer|x11vnc|7z|zip|unzip|wget|az|sqlcmd|ldapsearch|xfreerdp|mosquitto_\w{3}|cqlsh|rdesktop|clickhouse-client|isql|bcp|beeline|twine|ipmitool|psexec\S*|IBC\w*|ibcstart\S*)\b`;
const SHORT_PASSWORD = new RegExp(String.raw`${PROGRAM}[^\n]{0,200}?\s(?:-p|-P|-a|-w|--pass|-pw)$`, "i");
/** `-p` is a port, a project, a process or something else of these. */
const OTHER_P = /\b(?:docker|podman)(?:[ -]compose\b|[^\n]{0,120}? (?:run|create|compose)\b)/;
/** Ask for the password unless it is written on to the option: `mysql -p database`. */
const ASKS = /\b(?:mysql|mariadb)\w*\b[^\n]{0,200} -p$/;
const SHORT_USER =
  /(?:\b(?:psql|pg_\w{2,12}|createdb|dropdb|vacuumdb)\b[^\n]{0,200} -U|\b(?:mysql\w{0,8}|mariadb|influx|mongo\w{0,8}|cqlsh|rdesktop|sqlcmd|mosquitto_\w{3}|twine|psexec\S{0,10}|ftp|ncftp\w{0,4}|IBC\w{0,8}|ibcstart\S{0,4}|(?:docker|podman|helm registry|az acr|npm|oc|heroku|nerdctl) login)\b[^\n]{0,200} (?:-u|-U)|\b(?:ssh|plink|rlogin)\b[^\n]{0,200} -l)$/i;
const PAIR = /\b(?:curl|wget|https?|svn|git|xh|aria2c|docker login|etcdctl|lftp)\b/;

export function takesPassword(command: string): boolean {
  return (
    SHORT_PASSWORD.test(command) &&
    / -a$/.test(command) === /redis-cli/.test(command) &&
    !(/ -p$/.test(command) && OTHER_P.test(command))
  );
}

/** Whether what stands behind the option and a blank is no password, but what the program works on. */
export function asksForPassword(command: string): boolean {
  return ASKS.test(command);
}

export function takesUser(command: string): boolean {
  return SHORT_USER.test(command);
}

/** Whether the program takes `user:password` in one, after `-u` or `--user`. */
export function takesPair(command: string): boolean {
  return PAIR.test(command);
}
