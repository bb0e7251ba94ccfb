import { count } from '../../figures';
import type { StoreKind } from '../../../scenario/store-settings';
import type { NodeKind } from '../topology';
import { ageText, type NodeFigures } from './node-figures';

/** What a card says to somebody who does not see it. */
export function nodeWords(
  name: string,
  kind: NodeKind,
  figures: NodeFigures,
  isReal = false,
  store?: StoreKind,
): string {
  const { health, rate, shareText, shareKind, p95, load, queued, faulted, idleTenths } = figures;
  const parts = [
    name,
    store === undefined ? kind : `${store} ${kind}`,
    health,
    ...(isReal ? ['its work is done by real requests'] : []),
    ...(faulted ? ['a fault acts on it'] : []),
    ...upWords(figures),
    `${kind === 'client' ? 'asks' : 'takes'} ${spoken(rate)}`,
    `${shareText} ${shareKind === 'error' ? 'errors' : 'rejected'}`,
    `p95 ${p95}`,
    kind === 'client' ? load : `${load.replace(' / ', ' of ')} busy`,
    ...(queued > 0 ? [`${count(queued)} queued`] : []),
    ...(figures.data === '' ? [] : [figures.data]),
    ...(idleTenths >= 0 ? [`last call ${ageText(idleTenths)} ago`] : []),
  ];
  return parts.join(', ');
}

function upWords(figures: NodeFigures): readonly string[] {
  if (figures.instances === 'none') return ['down'];
  if (figures.instances === 'starting') return ['starting'];
  return figures.up === '' ? [] : [instanceWords(figures)];
}

/** "2 of 3 instances up, calls keep away from 1" */
export function instanceWords({ up, keptAway }: NodeFigures): string {
  const words = up.replace('/', ' of ').replace(' up', ' instances up');
  return keptAway > 0 ? `${words}, calls keep away from ${count(keptAway)}` : words;
}

/** "81/s" is read as a fraction by some screen readers. */
export function spoken(rate: string): string {
  return rate.replace('/s', ' a second');
}
