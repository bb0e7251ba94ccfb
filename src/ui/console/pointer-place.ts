/** Where a text has the value of a JSON pointer: from its first sign up to its last, as a selection takes it. */
export interface TextPlace {
  readonly from: number;
  readonly to: number;
}

/** Undefined where the text is no JSON, or has no such value. */
export function placeOfPointer(text: string, pointer: string): TextPlace | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return new Scan(text).find(
    pointer
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}

/** Goes over a text that is JSON, and so need not doubt anything of it. */
class Scan {
  private at = 0;

  constructor(private readonly text: string) {}

  find(path: readonly string[]): TextPlace | undefined {
    this.skipSpace();
    const from = this.at;
    const [wanted, ...rest] = path;
    if (wanted === undefined) {
      this.skipValue();
      return { from, to: this.at };
    }
    const opens = this.text[this.at];
    if (opens !== '{' && opens !== '[') return undefined;
    let found: TextPlace | undefined;
    this.eachMember((key) => {
      if (key === wanted) found = new Scan(this.text).findFrom(this.at, rest);
    });
    return found;
  }

  private findFrom(at: number, path: readonly string[]): TextPlace | undefined {
    this.at = at;
    return this.find(path);
  }

  /** Members of an object by their names, of a list by their numbers; stands at each value in turn. */
  private eachMember(visit: (key: string) => void): void {
    const isObject = this.text[this.at] === '{';
    this.at++;
    for (let index = 0; ; index++) {
      this.skipSpace();
      const sign = this.text[this.at];
      if (sign === '}' || sign === ']' || sign === undefined) break;
      let key = String(index);
      if (isObject) {
        const from = this.at;
        this.skipText();
        key = String(JSON.parse(this.text.slice(from, this.at)));
        this.skipSpace();
        this.at++;
        this.skipSpace();
      }
      visit(key);
      this.skipValue();
      this.skipSpace();
      if (this.text[this.at] === ',') this.at++;
    }
    this.at++;
  }

  private skipValue(): void {
    const sign = this.text[this.at];
    if (sign === '"') this.skipText();
    else if (sign === '{' || sign === '[') this.eachMember(() => undefined);
    else while (this.at < this.text.length && !/[\s,\]}]/.test(this.text[this.at])) this.at++;
  }

  private skipText(): void {
    this.at++;
    while (this.text[this.at] !== '"') this.at += this.text[this.at] === '\\' ? 2 : 1;
    this.at++;
  }

  private skipSpace(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }
}
