import { formatRoute, parseRoute, samePage } from './route';
import type { ViewStore } from './view';

/** The part of a window that holds the address. */
export interface AddressWindow {
  readonly location: { hash: string };
  addEventListener(kind: 'hashchange', react: () => void): void;
}

/** Keeps the page shown and the address in step, so that Back, Forward, bookmarks and links work. */
export function followAddress(view: ViewStore, window: AddressWindow): void {
  window.addEventListener('hashchange', () => {
    const { file } = view.getState();
    // The address of a file says that it is one and not which.
    const isFile = file !== null && window.location.hash === formatRoute(file);
    const page = isFile ? file : parseRoute(window.location.hash);
    // What lies over the page that is left goes with it.
    if (!samePage(page, view.getState().page)) view.setState({ page, overlay: null });
  });
  view.subscribe(({ page }, before) => {
    if (page === before.page || samePage(page, parseRoute(window.location.hash))) return;
    window.location.hash = formatRoute(page);
  });
}
