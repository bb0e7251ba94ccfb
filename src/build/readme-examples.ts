/** A piece of code that a document shows, and what it says that the code prints. */
export interface Example {
  /** The heading under which it stands, with a number where there are several. */
  readonly name: string;
  /** The line of the document on which its first line stands. */
  readonly line: number;
  readonly code: string;
  /** What stands behind each `// →`, in this order. */
  readonly prints: readonly string[];
}

const HEADING = /^#+ (.+)$/;
const PRINTS = /^\s*\/\/ → ?(.*)$/;

/** All blocks of TypeScript in a document of Markdown. */
export function examplesIn(markdown: string): Example[] {
  const examples: Example[] = [];
  let heading = '';
  let begun: number | null = null;
  const lines = markdown.split('\n');
  lines.forEach((text, index) => {
    if (begun === null) {
      heading = HEADING.exec(text)?.[1] ?? heading;
      if (text === '```ts') begun = index + 1;
    } else if (text === '```') {
      examples.push(exampleOf(heading, begun, lines.slice(begun, index), examples));
      begun = null;
    }
  });
  return examples;
}

function exampleOf(
  heading: string,
  start: number,
  lines: readonly string[],
  before: readonly Example[],
): Example {
  const number = 1 + before.filter(({ name }) => name.replace(/, \d+$/, '') === heading).length;
  return {
    name: number === 1 ? heading : `${heading}, ${number}`,
    line: start + 1,
    code: lines.join('\n'),
    prints: lines.flatMap((line) => PRINTS.exec(line)?.[1] ?? []),
  };
}
