import { useRef, useState } from 'react';
import type { HeldHands } from './held-list';
import type { HeldSource, RowsAnswer } from './held-source';

interface Hold {
  readonly list: Omit<HeldHands, 'open' | 'openByKey'>;
  readonly activate: (row: number | null) => void;
  /** What is shown next shall take the focus, so that the next key comes there. */
  readonly passFocus: () => void;
  /** Whether what is shown now shall take the focus; it is asked once. */
  readonly takesFocus: () => boolean;
}

/** A list stands still while somebody looks at older rows of it or goes through them, and while one of them is shown. */
export function useHold(shown: number | null): Hold {
  const scroller = useRef<HTMLDivElement>(null);
  const passes = useRef(false);
  const [isScrolled, setScrolled] = useState(false);
  const [active, activate] = useState(shown);
  return {
    list: {
      active,
      activate,
      isHeld: isScrolled || active !== null,
      hold: setScrolled,
      release: () => {
        activate(null);
        setScrolled(false);
      },
      leave: () => {
        activate(null);
        return active !== null;
      },
      scroller,
    },
    activate,
    passFocus: () => {
      passes.current = true;
    },
    takesFocus: () => {
      const was = passes.current;
      passes.current = false;
      return was;
    },
  };
}

/** J and K lead to the next and the previous row of the list, as they do in the list itself. */
export function neighbourOf<Row>(
  source: Pick<HeldSource<never, Row, RowsAnswer<Row>>, 'indexOf' | 'row' | 'idOf'>,
  shown: number,
  key: string,
): number | null {
  const by = key.toLowerCase() === 'j' ? 1 : key.toLowerCase() === 'k' ? -1 : 0;
  const at = source.indexOf(shown);
  const row = by === 0 || at === null ? undefined : source.row(at + by);
  return row === undefined ? null : source.idOf(row);
}
