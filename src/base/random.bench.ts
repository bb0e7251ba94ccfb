import { bench, describe } from 'vitest';
import { HISTOGRAM_WORDS, quantile, record } from './histogram';
import { exp, log, pow, tanh } from './portable-math';
import { KEYED, RandomBank } from './random-bank';
import { erlang, exponential, logNormal, normal, pareto, uniformInt } from './samplers';
import { TraceHash } from './trace-hash';

/**
 * Run with `npm run bench -- src/base/random.bench.ts`. Each row does a million operations an iteration, so its mean in
 * milliseconds reads as nanoseconds for each operation. Compare rows and versions only: the test runner turns each
 * imported name into a property that is looked up at each use, which makes calls across files up to four times as
 * slow as in the built worker.
 */
const MILLION = 1e6;

/** Results end here, so that no engine can leave the work out. */
const sink = new Float64Array(1);

function perMillion(name: string, operation: (i: number) => number): void {
  bench(
    name,
    () => {
      let sum = 0;
      for (let i = 0; i < MILLION; i++) sum += operation(i);
      sink[0] = sum;
    },
    { time: 300, iterations: 5, warmupTime: 100, warmupIterations: 2 },
  );
}

const bank = new RandomBank(42);
const slot = bank.stream('bench');

describe('1e6 words', () => {
  perMillion('u32, sequential', () => bank.u32(slot));
  perMillion('unit, sequential', () => bank.unit(slot));
  perMillion('unit, keyed, one key each', (i) => {
    bank.key(i, 7);
    return bank.unit(KEYED);
  });
});

describe('1e6 samples', () => {
  perMillion('exponential', () => exponential(bank, slot));
  perMillion('exponential, keyed, one key each', (i) => {
    bank.key(i, 7);
    return exponential(bank, KEYED);
  });
  perMillion('normal', () => normal(bank, slot));
  perMillion('logNormal', () => logNormal(bank, slot, 0, 0.5));
  perMillion('pareto', () => pareto(bank, slot, 2.5));
  perMillion('erlang, k = 4', () => erlang(bank, slot, 4));
  perMillion('uniformInt', () => uniformInt(bank, slot, 10));
});

describe('1e6 portable functions', () => {
  perMillion('log', (i) => log((i & 1023) * 0.003 + 0.1));
  perMillion('exp', (i) => exp((i & 1023) * 0.003 + 0.1));
  perMillion('tanh', (i) => tanh((i & 1023) * 0.003 + 0.1));
  perMillion('pow', (i) => pow((i & 1023) * 0.003 + 0.1, 1.7));
});

describe('1e6 hashes and records', () => {
  const hash = new TraceHash();
  const clock = new Float64Array(1);
  const cells = new Uint32Array(HISTOGRAM_WORDS * 20);
  perMillion('trace hash, event', (i) => {
    clock[0] = i * 12345678;
    hash.event(clock, i & 15, i, 7);
    return hash.state[0];
  });
  perMillion('histogram, record', (i) => {
    record(cells, HISTOGRAM_WORDS * (i % 20), (i & 1023) * 50_000 + 1);
    return 0;
  });
  perMillion('histogram, quantile of every thousandth', (i) =>
    i % 1000 === 0 ? quantile(cells, 0, 0.99) : 0,
  );
});
