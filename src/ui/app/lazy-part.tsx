import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { PaneBoundary } from './pane-boundary';

interface LazyPartProps {
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** What is loaded, as the subject of a sentence: "The playground". */
  readonly what: string;
  readonly waiting?: ReactNode;
  /** It is the whole page. */
  readonly isPage?: boolean;
}

/** A part of the page that is fetched when it is first shown. When that fails it says so and can try again. */
export function LazyPart({ load, what, waiting = null, isPage = false }: LazyPartProps) {
  // React remembers the failure of a lazy component: another try needs another one.
  const [made, setMade] = useState(() => partOf(load));
  // In the place of one part there may be another now.
  if (made.load !== load) setMade(partOf(load));
  const { Part } = made;
  return (
    <PaneBoundary key={made.number} what={what} isPage={isPage} onRetry={() => setMade(partOf(load))}>
      <Suspense fallback={waiting}>
        <Part />
      </Suspense>
    </PaneBoundary>
  );
}

let parts = 0;

function partOf(load: LazyPartProps['load']) {
  return { load, Part: lazy(load), number: ++parts };
}
