import { runControl, runExact, runStatistical, WHOLE, type Plan, type Row } from './validation/run-case';
import { ARRIVALS } from './validation/arrival-cases';
import { CLOSED } from './validation/closed-cases';
import { CONTROLS } from './validation/controls';
import { ORDERS } from './validation/discipline-cases';
import { EXACT } from './validation/exact-cases';
import { EXACT_WORLD } from './validation/exact-world-cases';
import { FAULTS } from './validation/fault-cases';
import { MIXED } from './validation/mixed-traffic';
import { NETWORKS } from './validation/network-cases';
import { PATIENCE } from './validation/patience-cases';
import { PLANS } from './validation/plan-cases';
import { POLICIES } from './validation/policy-cases';
import { PROTECTION } from './validation/protection-cases';
import { PUBLISHED, PUBLISHED_SHARES } from './validation/published-cases';
import { QUEUEING } from './validation/queueing-cases';
import { SERVICE_LAWS } from './validation/service-law-cases';
import { differencesText, HEAD, rowText } from './validation/table';

/*
 * Compares the simulation with queueing theory and with the arithmetic of its policies, prints a table, and fails
 * when any row does. A word as argument runs only the rows whose id begins with it: `npm run validate -- Q2`.
 */

/** What is far off shows soon; and all of it is run twice, with the other seeds. */
const SHORT: Plan = { ...WHOLE, share: 0.2 };

const STATISTICAL = [
  QUEUEING,
  SERVICE_LAWS,
  ARRIVALS,
  ORDERS,
  CLOSED,
  PATIENCE,
  NETWORKS,
  FAULTS,
  PLANS,
  POLICIES,
  PROTECTION,
  PUBLISHED_SHARES,
].flat();
const STEPS: readonly { readonly id: string; readonly run: () => Row[] }[] = [
  ...STATISTICAL.map((one) => ({ id: one.id, run: () => runStatistical(one, WHOLE) })),
  ...[...EXACT, ...EXACT_WORLD, ...MIXED, ...PUBLISHED].map((one) => ({
    id: one.id,
    run: () => [runExact(one)],
  })),
  ...CONTROLS.map((one) => ({ id: one.id, run: () => runControl(one, SHORT) })),
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
