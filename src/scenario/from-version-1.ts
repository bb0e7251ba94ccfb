import { expectationFromVersion1 } from './expect/from-version-1';
import { isRaw, own, without, type Raw } from './parts';

/** A file of version 1 as one of version 2. What is not as version 1 had it is left to the parser. */
export function fromVersion1(file: Raw): Raw {
  const edges = mapped(file, 'edges', (edge) => mapped(edge, 'stack', retryNewFailures));
  return mapped(mapped(edges, 'faults', aimed), 'expect', expectationFromVersion1);
}

/** Every fault was of one kind and named one node; its error rate was 1 unless it said otherwise. */
function aimed(fault: Raw): Raw {
  const node = own(fault, 'node');
  const target = node === undefined ? {} : { target: { nodes: [node] } };
  return { errorRate: 1, ...without(fault, ['node']), kind: 'degraded', ...target };
}

/** Whatever befell a callee was an error. Where that was tried again, so is what has been told apart from it since. */
const TOLD_APART = ['unavailable', 'no-answer', 'conflict', 'rate-limited'];

function retryNewFailures(layer: Raw): Raw {
  const settings = own(layer, 'settings');
  const retryOn: unknown = own(settings, 'retryOn');
  if (own(layer, 'kind') !== 'retry' || !isRaw(settings) || !Array.isArray(retryOn)) return layer;
  const failures: readonly unknown[] = retryOn;
  if (!failures.includes('error')) return layer;
  return { ...layer, settings: { ...settings, retryOn: [...failures, ...TOLD_APART] } };
}

/** The object with each object in one of its lists changed. */
function mapped(raw: Raw, key: string, change: (item: Raw) => Raw): Raw {
  const list = own(raw, key);
  if (!Array.isArray(list)) return raw;
  const items: readonly unknown[] = list;
  return { ...raw, [key]: items.map((item) => (isRaw(item) ? change(item) : item)) };
}
