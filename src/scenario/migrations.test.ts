import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import { ENGINE_VERSION } from '../sim/engine-version';
import { FORMAT_VERSION } from './format';
import { builtIn } from './library/catalogue';
import { MIGRATIONS, migrate } from './migrations';
import { ORDER_SAGA_V2 } from './order-saga-v2.test-support';
import { parseScenarioText } from './parse-scenario';
import { PAYMENT_OUTAGE_V1 } from './payment-outage-v1.test-support';
import { problemLine } from './small-scenario.test-support';
import { fileOf } from './write-scenario';

describe('migrations', () => {
  it('lead from every older version to the newest', () => {
    for (let version = 1; version < FORMAT_VERSION; version++) expect(MIGRATIONS.has(version)).toBe(true);
    expect(migrate({ version: FORMAT_VERSION, a: 1 }, FORMAT_VERSION)).toEqual({
      version: FORMAT_VERSION,
      a: 1,
    });
  });

  it('are made one after the other, each from its own version on', () => {
    const table = new Map([
      [1, (file: object) => ({ ...file, trail: 'one' })],
      [2, (file: { trail?: unknown }) => ({ ...file, trail: `${String(file.trail)}, two` })],
    ]);
    expect(migrate({ version: 1 }, 1, table, 3)).toEqual({ version: 3, trail: 'one, two' });
    expect(migrate({ version: 2, trail: 'none' }, 2, table, 3)).toEqual({ version: 3, trail: 'none, two' });
  });

  it('say which one is missing', () => {
    expect(() => migrate({ version: 1 }, 1, new Map(), 2)).toThrow('no migration from version 1');
  });
});

describe('a file of version 1', () => {
  it('is refused as long as it says that it was made for an older engine', () => {
    const parsed = parseScenarioText(PAYMENT_OUTAGE_V1);
    const advice = `the run will differ from the one recorded; to accept that, set "engine" to ${ENGINE_VERSION}`;
    expect(parsed.ok ? [] : parsed.error.map(problemLine)).toEqual([
      `engine: ${ENGINE_VERSION}, the engine of this Breakwater: ${advice} / 2`,
    ]);
  });

  it('is the same scenario today, once it is meant for this engine', async () => {
    const accepted = PAYMENT_OUTAGE_V1.replace('"engine": 2', `"engine": ${ENGINE_VERSION}`);
    const parsed = parseScenarioText(accepted);
    expect(parsed).toEqual({ ok: true, value: await builtIn('payment-outage') });
    expect(parsed.ok && fileOf(parsed.value)).toMatchObject({
      version: FORMAT_VERSION,
      faults: [{ kind: 'degraded', target: { nodes: ['payments'] }, errorRate: 0.9, latencyFactor: 5 }],
    });
  });

  it('let all requests fail whose fault did not say how many', () => {
    const fault = { id: 'down', node: 'db', fromMs: 0, toMs: 1 };
    expect(migrate({ faults: [fault] }, 1, MIGRATIONS, 2).faults).toEqual([
      { id: 'down', kind: 'degraded', target: { nodes: ['db'] }, fromMs: 0, toMs: 1, errorRate: 1 },
    ]);
    expect(migrate({ faults: [{ ...fault, errorRate: 0 }] }, 1, MIGRATIONS, 2).faults).toMatchObject([
      { errorRate: 0 },
    ]);
  });

  it('tries again what it tried again when there was but one error, and nothing else', () => {
    const file = (retryOn: unknown) => ({
      edges: [{ id: 'a', stack: [{ id: 'r', kind: 'retry', settings: { maxAttempts: 2, retryOn } }] }],
    });
    const migrated = (retryOn: unknown) => migrate(file(retryOn), 1, MIGRATIONS, 2);
    expect(migrated(['error', 'shed'])).toEqual({
      ...file(['error', 'shed', 'unavailable', 'no-answer', 'conflict', 'rate-limited']),
      version: 2,
    });
    for (const other of [['shed'], [], 'error', undefined]) {
      expect(migrated(other)).toEqual({ ...file(other), version: 2 });
    }
  });

  it.each([
    [{ faults: 'none' }],
    [{ faults: [3, null, {}] }],
    [{ edges: [{ stack: [{ settings: [] }, 1] }, []] }],
    [{}],
  ])('with something else in place of faults is left to the parser: %j', (file) => {
    expect(() => migrate(file, 1, MIGRATIONS, 2)).not.toThrow();
  });
});

describe('a file of version 2', () => {
  it('says what it said when it was written', () => {
    const parsed = parseScenarioText(ORDER_SAGA_V2);
    const scenario = ensure(parsed.ok ? parsed.value : undefined, JSON.stringify(parsed));
    expect(scenario).toMatchObject({ id: 'order-saga', sagas: [{ id: 'order' }] });
    expect(fileOf(scenario)).toEqual(JSON.parse(ORDER_SAGA_V2));
  });
});
