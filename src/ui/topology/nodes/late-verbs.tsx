import type { ReactNode } from 'react';
import { LazyModule } from '../../app/lazy-module';

const load = async () => import('./node-verbs');

interface LateVerbsProps {
  readonly show: (tools: Awaited<ReturnType<typeof load>>) => ReactNode;
}

/** What can be done to a node comes when the first one is selected. */
export function LateVerbs({ show }: LateVerbsProps) {
  return <LazyModule load={load} what="The tools of a node" show={show} />;
}
