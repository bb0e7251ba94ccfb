import { takesBody } from '../../state/console/console-request';
import type { ConsoleStore } from '../../state/console/console-store';
import type { Catalogue, Route } from '../../worker/http';

/** A route that was chosen becomes the request. A body that somebody typed stays; an example gives way to another. */
export function fillRoute(store: ConsoleStore, catalogue: Catalogue, route: Route): void {
  const { body } = store.getState().draft;
  const isTyped = body.trim() !== '' && !catalogue.routes.some((one) => exampleText(one) === body);
  const example = takesBody(route.method) ? exampleText(route) : '';
  store.change({
    node: route.node,
    method: route.method,
    path: route.examplePath,
    ...(!isTyped && { body: example }),
  });
}

export function exampleText({ exampleBody }: Route): string {
  return exampleBody === null ? '' : JSON.stringify(exampleBody, null, 2);
}
