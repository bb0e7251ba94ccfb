import { HISTOGRAM_WORDS, quantile, record } from '../../base/histogram';
import { exp, log, pow, tanh } from '../../base/portable-math';
import { KEYED, RandomBank } from '../../base/random-bank';
import { erlang, exponential, logNormal, normal, pareto, uniformInt } from '../../base/samplers';
import { TraceHash } from '../../base/trace-hash';
import { cpuSeconds, median } from './measure';

/** What one draw, one function, one record costs, in nanoseconds of processor time, the loop included. */
const OPERATIONS = 2e6;

/** Results end here, so that no engine can leave the work out. */
const sink = new Float64Array(1);

function row(name: string, operation: (i: number) => number): void {
  const turn = (count: number): void => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += operation(i);
    sink[0] = sum;
  };
  turn(OPERATIONS / 10);
  const times = [1, 2, 3].map(() => cpuSeconds(() => turn(OPERATIONS)));
  console.log(`${name.padEnd(44)} ${((median(times) / OPERATIONS) * 1e9).toFixed(1)} ns`);
}

const bank = new RandomBank(42);
const slot = bank.stream('bench');

row('u32, sequential', () => bank.u32(slot));
row('unit, sequential', () => bank.unit(slot));
row('unit, keyed, one key each', (i) => {
  bank.key(i, 7);
  return bank.unit(KEYED);
});

row('exponential', () => exponential(bank, slot));
row('exponential, keyed, one key each', (i) => {
  bank.key(i, 7);
  return exponential(bank, KEYED);
});
row('normal', () => normal(bank, slot));
row('logNormal', () => logNormal(bank, slot, 0, 0.5));
row('pareto', () => pareto(bank, slot, 2.5));
row('erlang, k = 4', () => erlang(bank, slot, 4));
row('uniformInt', () => uniformInt(bank, slot, 10));

row('log', (i) => log((i & 1023) * 0.003 + 0.1));
row('exp', (i) => exp((i & 1023) * 0.003 + 0.1));
row('tanh', (i) => tanh((i & 1023) * 0.003 + 0.1));
row('pow', (i) => pow((i & 1023) * 0.003 + 0.1, 1.7));

const hash = new TraceHash();
const clock = new Float64Array(1);
const cells = new Uint32Array(HISTOGRAM_WORDS * 20);
row('trace hash, event', (i) => {
  clock[0] = i * 12345678;
  hash.event(clock, i & 15, i, 7);
  return hash.state[0];
});
row('histogram, record', (i) => {
  record(cells, HISTOGRAM_WORDS * (i % 20), (i & 1023) * 50_000 + 1);
  return 0;
});
row('histogram, quantile of every thousandth', (i) => (i % 1000 === 0 ? quantile(cells, 0, 0.99) : 0));
