/** Words of other languages, as UTF-8 read byte by byte: that is how the scanner sees them. */
export const FOREIGN = {
  password: latin1(
    "contraseña Contraseña contrasena secreta motdepasse passe kennwort zugangscode geheim senha clave parola salasana lozinka jelszo jelszó kodeord adgangskode passord şifre Şifre ŞİFRE sifre parolă geslo κωδικός المرور סיסמה wachtwoord heslo hasło haslo lösenord losenord Пароль пароль 密码 密碼 口令 パスワード 비밀번호 암호",
  ),
  user: latin1(
    "benutzer benutzername nutzername anmeldename utilisateur identifiant usuario utente gebruiker пользователь логин 用户名 用户 用戶名 账号 帳號 ユーザー ユーザー名 사용자",
  ),
};
/** Those that the list of triggers needs: the ones that hold none of its English words. */
export const FOREIGN_WORDS: readonly string[] = [...FOREIGN.password.split(" "), ...FOREIGN.user.split(" ")];

/** In scripts that put no blank between words, a name ends in the word that tells: `账户密码`. */
const unspaced = (words: string) =>
  new RegExp(
    `(?:${words
      .split(" ")
      .filter((word) => /[\xe3-\xed]/.test(word))
      .join("|")})$`,
  );
export const UNSPACED_PASSWORD = unspaced(FOREIGN.password);
export const UNSPACED_USER = unspaced(FOREIGN.user);

function latin1(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}
