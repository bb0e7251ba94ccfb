import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { Advice } from '../advice/advice';
import classes from './advice-list.module.css';

export interface AdviceListProps {
  /** What the advice is about: "Advice about the order". */
  readonly label: string;
  readonly advice: readonly Advice[];
}

/** Advice, each with the sign of its tone. */
export function AdviceList({ label, advice }: AdviceListProps) {
  if (advice.length === 0) return null;
  return (
    <ul className={classes.advice} aria-label={label}>
      {advice.map(({ tone, text }) => (
        <li key={text} className={classes[tone]}>
          <AdviceSign tone={tone} />
          <span>{text}</span>
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
