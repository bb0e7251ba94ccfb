import { err, ok, type Result } from '../../base/result';

export interface RequestTarget {
  /** Absolute: what the browser fetches. */
  readonly url: string;
  /** What comes after the node, written as an address has it. */
  readonly path: string;
}

/** Where the requests of a page go that its service worker answers, relative to the page. */
const PLACE = 'mock/';

/** The address of a path of a node. Browsers take "a/../b" apart, so a path may lead to another place than it says. */
export function targetOf(base: string, node: string, path: string): Result<RequestTarget, string> {
  const prefix = new URL(`${PLACE}${encodeURIComponent(node)}/`, base).pathname;
  const typed = path.replace(/^\/+/, '').replaceAll('#', '%23');
  const url = new URL(prefix + typed, base);
  if (!url.pathname.startsWith(prefix)) {
    return err(`The path ${path} leads out of ${node}: leave “..” out of it.`);
  }
  return ok({ url: url.href, path: url.pathname.slice(prefix.length - 1) + url.search });
}
