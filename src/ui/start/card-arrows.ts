/** Where the middle of a card is. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

const WAYS: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Which of some spots an arrow key leads to from one of them: the nearest that way; none at the edge. */
export function spotThatWay(key: string, spots: readonly Spot[], from: number): number | undefined {
  const way = WAYS[key];
  const start = spots[from];
  let best: { readonly at: number; readonly far: number } | undefined;
  spots.forEach((spot, at) => {
    const along = (spot.x - start.x) * way.x + (spot.y - start.y) * way.y;
    const aside = Math.abs((spot.x - start.x) * way.y) + Math.abs((spot.y - start.y) * way.x);
    // A step along a row stays in it.
    if (along < 1 || (way.x !== 0 && aside > 1)) return;
    const far = along + aside;
    if (best === undefined || far < best.far) best = { at, far };
  });
  return best?.at;
}

/** Lets the arrow keys go from card to card, and from the search to the first one. Gives what ends that. */
export function listenForArrows(page: HTMLElement): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!Object.hasOwn(WAYS, event.key) || !(event.target instanceof HTMLElement)) return;
    const cards = [...page.querySelectorAll<HTMLElement>('[data-card]')];
    const from = cards.indexOf(event.target);
    const next =
      from >= 0 ? spotThatWay(event.key, cards.map(spotOf), from) : isSearch(event) ? 0 : undefined;
    if (next === undefined || cards.length === 0) return;
    event.preventDefault();
    cards[next].focus();
  };
  page.addEventListener('keydown', onKeyDown);
  return () => page.removeEventListener('keydown', onKeyDown);
}

function isSearch({ target, key }: KeyboardEvent): boolean {
  return key === 'ArrowDown' && target instanceof HTMLInputElement && target.type === 'search';
}

function spotOf(card: HTMLElement): Spot {
  const { left, right, top } = (card.closest('article') ?? card).getBoundingClientRect();
  return { x: (left + right) / 2, y: top };
}
