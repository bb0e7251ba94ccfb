import type { Scenario } from '../../scenario/format';
import type { OutsideNode, OutsideNow } from '../../worker/http';

type NameOf = (node: string) => string;

/** "payments → http://127.0.0.1:8080, inventory by its mock service" */
export function whereWords(nodes: readonly OutsideNode[], nameOf: NameOf): string {
  return nodes
    .map(({ node, transport, address }) =>
      transport === 'http' ? `${nameOf(node)} → ${address}` : `${nameOf(node)} by its mock service`,
    )
    .join(', ');
}

/** The same in short: "6 parts → http://127.0.0.1:8080, inventory by its mock service". */
export function shortWhereWords(nodes: readonly OutsideNode[], nameOf: NameOf): string {
  return placesOf(nodes)
    .map(({ origin, nodes: here }) => {
      if (here.length === 1) return whereWords(here, nameOf);
      return origin === '' ? `${here.length} parts by mock services` : `${here.length} parts → ${origin}`;
    })
    .join(', ');
}

/** Only where to: "http://127.0.0.1:8080, mock services". */
export function placeWords(nodes: readonly OutsideNode[]): string {
  return placesOf(nodes)
    .map(({ origin }) => origin || 'mock services')
    .join(', ');
}

/** Those of one origin together; that of mock services is none. */
function placesOf(
  nodes: readonly OutsideNode[],
): { readonly origin: string; readonly nodes: OutsideNode[] }[] {
  const places = new Map<string, OutsideNode[]>();
  for (const node of nodes) {
    const origin = node.transport === 'http' ? originOf(node.address) : '';
    places.set(origin, [...(places.get(origin) ?? []), node]);
  }
  return [...places].map(([origin, here]) => ({ origin, nodes: here }));
}

/** "128 sent, 3 waiting, 1 failed, 12 simulated"; of what waits for somebody to agree nothing was sent. */
export function countWords(
  { asksFor, sent, waiting, answered, failed, simulated }: OutsideNow,
  number: (value: number) => string,
): string {
  const isHeld = asksFor.length > 0;
  const words = isHeld
    ? ['no server is called until you agree']
    : [`${number(sent)} sent`, `${number(waiting)} waiting`];
  if (isHeld && answered > 0) words.push(`${number(answered)} answered`);
  if (failed > 0) words.push(`${number(failed)} failed`);
  if (simulated > 0) words.push(`${number(simulated)} simulated`);
  return words.join(', ');
}

/** The nodes that would call one of these origins. */
export function callersOf(nodes: readonly OutsideNode[], origins: readonly string[]): OutsideNode[] {
  return nodes.filter(
    ({ transport, address }) => transport === 'http' && origins.includes(originOf(address)),
  );
}

/** "payments below /pay": a part with the path that those of its requests come after. */
export function callerWords({ node, address }: OutsideNode, nameOf: NameOf): string {
  const base = URL.canParse(address) ? new URL(address).pathname.replace(/\/+$/, '') : '';
  return base === '' ? nameOf(node) : `${nameOf(node)} below ${base}`;
}

/** The methods of the requests that clients of a scenario make, each once: "POST, GET". */
export function methodWords({ nodes, requestTypes }: Scenario): string {
  const asked = new Set(
    nodes.flatMap((node) => (node.kind === 'client' ? node.mix.map(({ requestType }) => requestType) : [])),
  );
  const methods = requestTypes.filter(({ id }) => asked.has(id)).map(({ method }) => method || 'GET');
  return [...new Set(methods)].join(', ');
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : address;
}
