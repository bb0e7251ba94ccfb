import { useState } from 'react';

export interface Hold {
  /** Rows that are shown: all, or as many as there were when the list was held. */
  readonly total: number;
  /** The active row, counted from the oldest one. */
  readonly active: number | null;
  /** Between a place in the list and a row counted from the oldest one; it is its own inverse. */
  readonly ordinalOf: (index: number) => number;
  readonly activate: (ordinal: number) => void;
  readonly scrolled: (isAtTop: boolean) => void;
  readonly release: () => void;
}

/** A list that grows at its top is held still as soon as somebody looks at older rows or goes through them. */
export function useHold(source: { readonly total: number }): Hold {
  const [heldAt, setHeldAt] = useState<number | null>(null);
  const [active, setActive] = useState<number | null>(null);
  const total = heldAt === null ? source.total : Math.min(heldAt, source.total);
  const present = active !== null && active < total ? active : null;
  return {
    total,
    active: present,
    ordinalOf: (index) => total - 1 - index,
    activate: (ordinal) => {
      setHeldAt((held) => held ?? source.total);
      setActive(ordinal);
    },
    scrolled: (isAtTop) => {
      setHeldAt((held) => (isAtTop && present === null ? null : (held ?? source.total)));
    },
    release: () => {
      setHeldAt(null);
      setActive(null);
    },
  };
}
