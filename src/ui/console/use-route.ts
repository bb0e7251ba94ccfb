import { useMemo } from 'react';
import type { Catalogue, Route } from '../../worker/http';
import { useConsole } from './console-context';
import { routeOf } from './route-search';

/** What the request that is typed asks for, if anybody knows it. */
export function useRoute({ routes }: Catalogue): Route | undefined {
  const node = useConsole(({ draft }) => draft.node);
  const method = useConsole(({ draft }) => draft.method);
  const path = useConsole(({ draft }) => draft.path);
  return useMemo(() => routeOf(routes, { node, method, path }), [routes, node, method, path]);
}
