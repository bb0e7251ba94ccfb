import { runControl, runExact, runStatistical, WHOLE, type Row } from './validation/run-case';
import { CONTROLS } from './validation/controls';
import { EXACT } from './validation/exact-cases';
import { MIXED } from './validation/mixed-traffic';
import { POLICIES } from './validation/policy-cases';
import { QUEUEING } from './validation/queueing-cases';
import { differencesText, HEAD, rowText } from './validation/table';

/**
 * Compares the simulation with queueing theory and with the arithmetic of its policies, prints a table, and fails
 * when any row does. A word as argument runs only the rows whose id begins with it: `npm run validate -- Q2`.
 */
const STEPS: readonly { readonly id: string; readonly run: () => Row[] }[] = [
  ...[...QUEUEING, ...POLICIES].map((one) => ({ id: one.id, run: () => runStatistical(one, WHOLE) })),
  ...[...EXACT, ...MIXED].map((one) => ({ id: one.id, run: () => [runExact(one)] })),
  ...CONTROLS.map((one) => ({ id: one.id, run: () => runControl(one, WHOLE) })),
];

function main(): void {
  const wanted = process.argv[2] ?? '';
  const chosen = STEPS.filter((step) => step.id.startsWith(wanted));
  if (chosen.length === 0) {
    const known = [...new Set(STEPS.map((step) => step.id))].join(', ');
    throw new Error(`No row has an id that begins with '${wanted}': use one of ${known}`);
  }
  const began = performance.now();
  console.log(HEAD);
  const rows = chosen.flatMap((step) => printed(step.run));
  const failed = rows.filter((row) => !row.ok).length;
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${rows.length} rows, ${failed} failed, ${seconds} s`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function printed(run: () => Row[]): Row[] {
  const began = performance.now();
  const rows = run();
  const seconds = (performance.now() - began) / 1000;
  rows.forEach((row, index) => {
    console.log(rowText(row, index === 0 ? seconds : 0));
    if (!row.ok) for (const words of differencesText(row)) console.log(words);
  });
  return rows;
}

main();
