import { isClosedPort } from './closed-ports';
import type { Rule } from './shapes/shape';

/** What an address of a server looks like in a scenario; whoever calls it looks closer. */
const ADDRESS_SHAPE =
  /^https?:\/\/(?<host>\[[^\s\]]*\]|[^\s/?#@:\\[\]]+)(?::(?<port>\d*))?(\/[^\s?#\\]*)?$/iu;

const HIGHEST_PORT = 65_535;
const EVERY_INTERFACE: readonly string[] = ['0.0.0.0', '[::]'];

interface Place {
  readonly host: string;
  readonly port: string;
}

/** Null when it is no address at all, or none yet. */
function placeOf(text: string): Place | null {
  const { host = '', port = '' } = ADDRESS_SHAPE.exec(text)?.groups ?? {};
  return host === '' ? null : { host, port };
}

function ruleOf(expected: string, holds: (place: Place) => boolean): Rule<string> {
  return {
    expected,
    fits: (text) => {
      const place = placeOf(text);
      return place === null || holds(place);
    },
  };
}

/** An address that nobody can call is found out when it is given, and not in the middle of a run. */
export const ADDRESS_RULES: readonly Rule<string>[] = [
  {
    expected: 'an address like http://127.0.0.1:8080/base, without a query, a fragment or a password',
    fits: (text) => text === '' || placeOf(text) !== null,
  },
  ruleOf('a host to call: a server that listens everywhere is found at 127.0.0.1', ({ host }) => {
    return !EVERY_INTERFACE.includes(host);
  }),
  ruleOf(`a port of at most ${HIGHEST_PORT}`, ({ port }) => Number(port) <= HIGHEST_PORT),
  ruleOf(
    'a port that browsers call: they keep this one for other protocols',
    ({ port }) => !isClosedPort(port),
  ),
];
