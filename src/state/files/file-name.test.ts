import { expect, it } from 'vitest';
import { fileName } from './file-name';

it.each([
  ['Payment outage', 'payment-outage.json'],
  ['  Größe: 3/4 “Café” ', 'gro-e-3-4-cafe.json'],
  ['支付', 'scenario.json'],
  ['x'.repeat(200), `${'x'.repeat(60)}.json`],
  ['../../etc', 'etc.json'],
])('calls the file of %j %s', (name, file) => {
  expect(fileName(name, '.json')).toBe(file);
});
