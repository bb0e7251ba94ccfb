import { useEffect } from 'react';
import type { Draft } from '../../state/console/console-request';
import type { Catalogue } from '../../worker/http';
import { useConsole, useConsoleStore } from './console-context';

/** Whoever has typed nothing yet has something to send: what can be read first, at the door of the system. */
export function useFirstRoute({ routes }: Catalogue): void {
  const store = useConsoleStore();
  const isEmpty = useConsole(({ draft }) => isUntouched(draft));
  useEffect(() => {
    // Effects run later than what they were made for: somebody may have begun meanwhile.
    if (!isEmpty || !isUntouched(store.getState().draft) || routes.length === 0) return;
    const [door] = routes;
    const { node, method, examplePath } =
      routes.find(
        (route) => route.node === door.node && route.path === '/orders' && route.method === 'GET',
      ) ?? door;
    store.change({ node, method, path: examplePath });
  }, [store, isEmpty, routes]);
}

function isUntouched({ node, method, path, body }: Draft): boolean {
  return node === '' && method === 'GET' && path === '/' && body === '';
}
