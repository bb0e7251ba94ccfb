import { X } from 'lucide-react';
import type { RequestRef } from '../../worker/traces';
import { IconButton } from '../widgets/icon-button';
import { AskedPane } from './asked-pane';
import { ComparisonHead } from './comparison-head';
import { ComparisonRows } from './comparison-rows';
import { useTrace } from './use-trace';
import classes from './traces-view.module.css';

export interface ComparisonProps {
  readonly first: RequestRef;
  readonly second: RequestRef;
  readonly close: () => void;
}

/** Two traces side by side: what both did, how much longer the second took, and what only one of them did. */
export function Comparison({ first, second, close }: ComparisonProps) {
  const [one, other] = [useTrace(first), useTrace(second)];
  const end = (
    <IconButton
      label="End the comparison"
      size="small"
      icon={<X size={16} aria-hidden="true" />}
      onClick={close}
    />
  );
  return (
    <section className={classes.pane} aria-label="Comparison of two traces">
      <AskedPane
        answer={one}
        top={end}
        show={(a) => (
          <AskedPane
            answer={other}
            top={end}
            show={(b) => (
              <>
                <ComparisonHead first={a} second={b} end={end} />
                <ComparisonRows first={a} second={b} />
              </>
            )}
          />
        )}
      />
    </section>
  );
}
