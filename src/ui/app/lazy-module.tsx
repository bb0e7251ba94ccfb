import { Suspense, use, useState, type ReactNode } from 'react';
import { PaneBoundary } from './pane-boundary';

interface LazyModuleProps<Module> {
  readonly load: () => Promise<Module>;
  /** What is loaded, as the subject of a sentence: "The list of layers". */
  readonly what: string;
  readonly show: (module: Module) => ReactNode;
}

/** Shows what comes out of a file that is fetched for it. When that fails it says so and can try again. */
export function LazyModule<Module>({ load, what, show }: LazyModuleProps<Module>) {
  const [module, setModule] = useState(load);
  return (
    <PaneBoundary what={what} onRetry={() => setModule(load())}>
      <Suspense fallback={null}>
        <Shown module={module} show={show} />
      </Suspense>
    </PaneBoundary>
  );
}

interface ShownProps<Module> {
  readonly module: Promise<Module>;
  readonly show: (module: Module) => ReactNode;
}

function Shown<Module>({ module, show }: ShownProps<Module>) {
  return show(use(module));
}
