import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { PaneBoundary } from './pane-boundary';

interface LazyPartProps {
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** What is loaded, as the subject of a sentence: "The playground". No two parts have the same. */
  readonly what: string;
  readonly waiting?: ReactNode;
  /** It is the whole page. */
  readonly isPage?: boolean;
}

/** A part of the page that is fetched when it is first shown. When that fails it says so and can try again. */
export function LazyPart(props: LazyPartProps) {
  // Where one part was there may be another now.
  return <Loaded key={props.what} {...props} />;
}

function Loaded({ load, what, waiting = null, isPage = false }: LazyPartProps) {
  // React remembers the failure of a lazy component: another try needs another one.
  const [Part, setPart] = useState(() => lazy(load));
  return (
    <PaneBoundary what={what} isPage={isPage} onRetry={() => setPart(lazy(load))}>
      <Suspense fallback={waiting}>
        <Part />
      </Suspense>
    </PaneBoundary>
  );
}
