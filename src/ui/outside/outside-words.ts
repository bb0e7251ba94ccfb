import type { OutsideNode, OutsideNow } from '../../worker/http';

/** "payments → http://127.0.0.1:8080, inventory by the mock service" */
export function whereWords(nodes: readonly OutsideNode[], nameOf: (node: string) => string): string {
  return nodes
    .map(({ node, transport, address }) =>
      transport === 'http' ? `${nameOf(node)} → ${address}` : `${nameOf(node)} by its mock service`,
    )
    .join(', ');
}

/** "128 sent, 3 waiting, 1 failed, 12 simulated" */
export function countWords(
  { sent, waiting, failed, simulated }: OutsideNow,
  number: (value: number) => string,
): string {
  const words = [`${number(sent)} sent`, `${number(waiting)} waiting`];
  if (failed > 0) words.push(`${number(failed)} failed`);
  if (simulated > 0) words.push(`${number(simulated)} simulated`);
  return words.join(', ');
}

/** The nodes that would call one of these origins. */
export function callersOf(nodes: readonly OutsideNode[], origins: readonly string[]): OutsideNode[] {
  return nodes.filter(
    ({ transport, address }) => transport === 'http' && origins.includes(originOf(address) ?? ''),
  );
}

function originOf(address: string): string | undefined {
  try {
    return new URL(address).origin;
  } catch {
    return undefined;
  }
}
