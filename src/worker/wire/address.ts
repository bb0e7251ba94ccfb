import type { Problem } from '../../base/problem';
import { receivedText } from '../../base/received-text';
import { err, ok, type Result } from '../../base/result';
import { isClosedPort } from '../../scenario/closed-ports';

/** Longer than any that somebody types. */
const LONGEST_ADDRESS = 300;
/** Many servers refuse longer ones. */
const LONGEST_URL = 8000;
const EXAMPLE = 'http://127.0.0.1:8080';
const EVERY_INTERFACE: readonly string[] = ['0.0.0.0', '[::]'];

/** The address of a server: http or https, a host, and maybe a path that those of all requests come after. */
export function checkAddress(text: string, path = ''): Result<URL, Problem> {
  const trimmed = text.trim();
  const refuse = (expected: string): Result<URL, Problem> =>
    err({ path, expected, received: receivedText(trimmed) });
  if (trimmed.length > LONGEST_ADDRESS) {
    const received = `${trimmed.length} characters`;
    return err({ path, expected: `an address of at most ${LONGEST_ADDRESS} characters`, received });
  }
  const checked = checkUrl(trimmed, path);
  if (checked.ok && /[?#]/.test(trimmed)) {
    return refuse('an address without "?" and "#": those belong to the path of a request');
  }
  return checked;
}

/** What a request may go to. */
export function checkUrl(text: string, path = ''): Result<URL, Problem> {
  const refuse = (expected: string, received = receivedText(text)): Result<URL, Problem> =>
    err({ path, expected, received });
  if (text.length > LONGEST_URL) {
    return refuse(`an address of at most ${LONGEST_URL} characters`, `${text.length} characters`);
  }
  if (!/^https?:\/\//i.test(text)) {
    return refuse(`an address that begins with http:// or https://, like ${EXAMPLE}`);
  }
  if (!URL.canParse(text))
    return refuse(`a host, and a port of at most 65535 if it has one, like ${EXAMPLE}`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    // Passwords are not repeated where others may read them.
    return refuse('an address without user name and password', `one for ${url.origin} with them`);
  }
  if (EVERY_INTERFACE.includes(url.hostname)) {
    return refuse(`a host to call: a server that listens on ${url.hostname} is found at 127.0.0.1`);
  }
  if (isClosedPort(url.port)) {
    return refuse(
      `a port that browsers call: they keep ${url.port} for other protocols, so let the server take another`,
    );
  }
  return ok(url);
}

/** What is called for a path: "http://host/base" and "/orders?page=2" make "http://host/base/orders?page=2". */
export function joinAddress(address: URL, path: string): string {
  const base = `${address.origin}${address.pathname.replace(/\/+$/, '')}`;
  // Behind the first slash of a path nothing can lead to another host.
  const url = new URL(`${base}${path.startsWith('/') ? '' : '/'}${path}`);
  url.hash = '';
  return url.href;
}

/** What somebody agrees to when the run is to call an address; null when it is none that can be called. */
export function originOf(address: string): string | null {
  const checked = checkAddress(address);
  return checked.ok ? checked.value.origin : null;
}
