import type { Advice } from '../advice/advice';
import { AdviceList } from '../parts/advice-list';

/** Warnings and notes in full; of what is sound only the first, since nobody has to act on it. */
export function OrderNotes({ advice }: { readonly advice: readonly Advice[] }) {
  const [first] = advice;
  if (first === undefined) return null;
  const shown =
    first.tone === 'sound'
      ? [{ ...first, text: `Order is sound. ${first.text}` }]
      : advice.filter(({ tone }) => tone !== 'sound');
  return <AdviceList label="Advice about the order" advice={shown} />;
}
