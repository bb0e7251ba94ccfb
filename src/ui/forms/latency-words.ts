import type { Latency } from '../../scenario/latency';
import { latencyFields } from '../../scenario/latency-settings';
import { fieldsOf, LATENCY_SHAPES, latencyValues, shapeOf } from './latency-fields';
import { lowered, valueText } from './setting-words';
import { valueOf } from './visible-fields';

/**
 * A latency in words: "log-normal, median 60 ms, 95th percentile 120 ms", "always 0.5 ms",
 * "always 5 ms, but in 1 % exponential, mean 80 ms".
 */
export function latencyText(latency: Latency): string {
  if (latency.kind === 'mixture') {
    const share = valueText(latencyFields.mixture.rareShare, latency.rareShare);
    return `${latencyText(latency.usual)}, but in ${share} ${latencyText(latency.rare)}`;
  }
  const shape = shapeOf(latency);
  const fields = fieldsOf(latency);
  const values = latencyValues(latency);
  const numbers = Object.keys(fields).map((key) => {
    const field = fields[key];
    const value = valueText(field, valueOf(fields, values, key));
    // "4 stages" says what it is.
    return field.kind === 'integer' ? value : `${lowered(field.label)} ${value}`;
  });
  if (shape === 'constant') return numbers.join(', ');
  const label = LATENCY_SHAPES.find((one) => one.value === shape)?.label ?? shape;
  return [label.split(' by ')[0], ...numbers].join(', ');
}
