/**
 * The words of a command line as a POSIX shell would take them: quotes, backslashes and line continuations. What a shell
 * would expand (an unquoted dollar, a backtick, a star) is an error here, since nothing of a request may come to that.
 */
export function shellWords(line: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at];
    if (sign === "'") {
      const end = line.indexOf("'", at + 1);
      if (end < 0) throw new Error('a quote is never closed');
      word = (word ?? '') + line.slice(at + 1, end);
      at = end;
    } else if (sign === '\\') {
      at++;
      if (line[at] !== '\n') word = (word ?? '') + line[at];
    } else if (/\s/.test(sign)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (/["$`*?&|;<>()#~!{}[\]]/.test(sign)) {
      throw new Error(`the shell would take ${sign} for itself`);
    } else {
      word = (word ?? '') + sign;
    }
  }
  return word === null ? words : [...words, word];
}
