const REMOTE =
  /(?:\b(?:ssh|scp|sftp|rsync|sshfs|mosh|autossh)(?:\.exe)?[ \t](?:[^\n|;&]{0,60}[ \t])?|\w{0,20}(?:ssh|sftp|tunnel|bastion|jump)\w{0,20}[ \t]?[=:][ \t]?)["']?$/i;

/** Whether a `user@host` behind this says where somebody logs in, and is no mail address. */
export function isRemote(before: string): boolean {
  return REMOTE.test(before);
}
