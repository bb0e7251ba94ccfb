import { useEffect, type RefObject } from 'react';

const NAME = 'found-setting';

/** Marks in the labels what was sought. Browsers that know no highlights of ranges show the labels as they are. */
export function useHighlight(
  root: RefObject<HTMLElement | null>,
  words: readonly string[],
  shown: unknown,
): void {
  const sought = words.join(' ');
  useEffect(() => {
    if (!('highlights' in CSS) || root.current === null || sought === '') return;
    const labels = root.current.querySelectorAll('label, legend');
    const ranges = [...labels].flatMap((label) => rangesIn(label, sought.split(' ')));
    CSS.highlights.set(NAME, new Highlight(...ranges));
    return () => void CSS.highlights.delete(NAME);
  }, [root, sought, shown]);
}

function rangesIn(label: Element, words: readonly string[]): Range[] {
  const text = label.firstChild;
  if (!(text instanceof Text)) return [];
  const known = ` ${text.data.toLowerCase()}`;
  return words.flatMap((word) => {
    const at = known.indexOf(` ${word}`);
    if (at < 0) return [];
    const range = new Range();
    range.setStart(text, at);
    range.setEnd(text, at + word.length);
    return [range];
  });
}
