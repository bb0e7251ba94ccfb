import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { Advice } from '../advice/advice';
import classes from './order-notes.module.css';

/** Warnings and notes in full; of what is sound only the first, since nobody has to act on it. */
export function OrderNotes({ advice }: { readonly advice: readonly Advice[] }) {
  const [first] = advice;
  if (first === undefined) return null;
  const shown = first.tone === 'sound' ? [first] : advice.filter(({ tone }) => tone !== 'sound');
  return (
    <ul className={classes.advice} aria-label="Advice about the order">
      {shown.map(({ tone, text }) => (
        <li key={text} className={classes[tone]}>
          <AdviceSign tone={tone} />
          <span>
            {tone === 'sound' && 'Order is sound. '}
            {text}
          </span>
        </li>
      ))}
    </ul>
  );
}

const SIGNS = { sound: CircleCheck, note: Info, warning: TriangleAlert } as const;

function AdviceSign({ tone }: { readonly tone: Advice['tone'] }) {
  const Sign = SIGNS[tone];
  return (
    <Sign
      size={14}
      aria-label={tone === 'warning' ? 'Warning' : undefined}
      aria-hidden={tone !== 'warning'}
    />
  );
}
