const STRING_OR_COMMENT =
  /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`)|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** JavaScript or TypeScript with its comments blanked out, every other character in its place. */
export function blankJavaScriptComments(text: string): string {
  return text.replace(STRING_OR_COMMENT, (match, string) => string ?? match.replace(/[^\n]/g, " "));
}
