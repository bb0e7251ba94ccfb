import { describe, expect, it } from 'vitest';
import { codeOnly, commentsOnly, withoutComments } from './strip-comments';

describe('strip-comments', () => {
  it('keeps every index and line: what is removed becomes spaces', () => {
    const source = "const a = 'x'; // one\n/* two\n three */ const b = `y${a}z`;\n";
    for (const strip of [codeOnly, commentsOnly, withoutComments]) {
      expect(strip(source)).toHaveLength(source.length);
      expect(strip(source).split('\n')).toHaveLength(source.split('\n').length);
    }
  });

  it('removes comments and leaves strings that look like comments', () => {
    expect(withoutComments("f('// no'); // yes")).toBe("f('// no');       ");
    expect(withoutComments('a /* gone */ b')).toBe('a            b');
  });

  it('blanks strings, with escaped quotes inside', () => {
    expect(codeOnly(String.raw`f('it\'s', "\"") + 1`)).toBe(String.raw`f('     ', "  ") + 1`);
  });

  it('blanks template text and keeps the code in its holes, nested ones too', () => {
    expect(codeOnly('`a ${b + `c ${d}`} e` + f')).toBe('`  ${b + `  ${d}`}  ` + f');
    expect(codeOnly('`${ { x: 1 }.x } text` + y')).toBe('`${ { x: 1 }.x }     ` + y');
  });

  it('tells a regular expression from a division', () => {
    expect(codeOnly(String.raw`const r = /a'\/[/]b/g; x`)).toBe(String.raw`const r = /         g; x`);
    expect(codeOnly('a / b / c')).toBe('a / b / c');
    expect(codeOnly('f(a) / b; "x"')).toBe('f(a) / b; " "');
    expect(codeOnly("return /'/.test(s)")).toBe('return /  .test(s)');
  });

  it('does not take JSX tags for regular expressions, and limits an apostrophe in text to its line', () => {
    expect(codeOnly('<p>a</p> + b')).toBe('<p>a</p> + b');
    expect(codeOnly("<p>Don't</p>\n<br /> + b")).toContain('\n<br /> + b');
  });

  it('finds the comments', () => {
    expect(commentsOnly("a('// x') // y").trim()).toBe('// y');
  });
});
