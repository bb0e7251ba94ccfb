import type { Latency } from '../../scenario/latency';
import { LATENCY_FIELDS, LATENCY_SHAPES, latencyValues, shapeOf } from './latency-fields';
import { lowered, valueText } from './setting-words';
import { valueOf } from './visible-fields';

/** A latency in words: "log-normal, median 60 ms, 95th percentile 120 ms", "always 0.5 ms". */
export function latencyText(latency: Latency): string {
  const shape = shapeOf(latency);
  const fields = LATENCY_FIELDS[shape];
  const values = latencyValues(latency);
  const numbers = Object.keys(fields).map(
    (key) => `${lowered(fields[key].label)} ${valueText(fields[key], valueOf(fields, values, key))}`,
  );
  if (shape === 'constant') return numbers.join(', ');
  const label = LATENCY_SHAPES.find((one) => one.value === shape)?.label ?? shape;
  return [label.split(' by ')[0], ...numbers].join(', ');
}
