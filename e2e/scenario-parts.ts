import { ENGINE_VERSION } from '../src/sim/engine-version';

/** What the scenario files that tests make have in common. */
export function header(id: string, name: string, durationMs: number) {
  return {
    format: 'breakwater-scenario',
    version: 2,
    engine: ENGINE_VERSION,
    id,
    name,
    question: 'What becomes of it?',
    seed: 5,
    durationMs,
    measure: { fromMs: 1000, toMs: durationMs },
    expect: [],
  };
}

export function client(id: string, y: number, zone?: string) {
  return { kind: 'client', id, name: id, position: { x: 0, y }, ...(zone !== undefined && { zone }) };
}

export function service(id: string, kind: string, x: number, medianMs: number) {
  const latency = { kind: 'lognormal', medianMs, p95Ms: medianMs * 2 };
  return { kind, id, name: id, position: { x, y: 120 }, latency };
}
