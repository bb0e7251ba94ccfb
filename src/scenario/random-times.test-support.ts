import type { Draw } from './random-draw.test-support';

/** Any latency, in the words of a file: mostly around so many ms, and no time at all only where nothing is the least. */
export function latencyOf(draw: Draw, least = 0, most = 60): object {
  if (draw.chance(0.9)) return plainLatency(draw, least, most);
  return {
    kind: 'mixture',
    usual: plainLatency(draw, least, most),
    rare: plainLatency(draw, least, most),
    rareShare: draw.decimal(0, 1),
  };
}

function plainLatency(draw: Draw, least: number, most: number): object {
  const ms = draw.decimal(Math.max(0.5, least), most);
  const lowest = least === 0 && draw.chance(0.2) ? 0 : ms;
  return draw.one([
    { kind: 'constant', ms: lowest },
    { kind: 'uniform', fromMs: lowest, toMs: ms + draw.whole(0, 20) },
    { kind: 'exponential', meanMs: ms },
    { kind: 'erlang', meanMs: ms, shape: draw.whole(1, 8) },
    { kind: 'lognormal', medianMs: ms, p95Ms: ms * draw.whole(1, 6) },
    { kind: 'lognormal', meanMs: ms, cv: draw.decimal(0, 3) },
    { kind: 'pareto', leastMs: ms, alpha: draw.decimal(0.5, 4) },
  ]);
}

/** Any way in which a rate may change over time. */
export function shapeOf(draw: Draw): object {
  const ratePerSecond = draw.decimal(0, 120);
  const fromMs = draw.chance(0.2) ? 0 : draw.decimal(0, 6000);
  const toMs = fromMs + draw.whole(1, 3000);
  switch (draw.whole(0, 4)) {
    case 0:
      return { kind: 'steady' };
    case 1:
      return { kind: 'step', atMs: fromMs, ratePerSecond };
    case 2:
      return { kind: 'ramp', fromMs, toMs, ratePerSecond };
    case 3:
      return { kind: 'spike', fromMs, toMs, ratePerSecond };
    default: {
      let atMs = draw.chance(0.5) ? 0 : draw.whole(1, 500);
      const points = draw.times(1, 6, () => {
        const point = { atMs, ratePerSecond: draw.decimal(0, 120) };
        atMs += draw.whole(1, 1500);
        return point;
      });
      return { kind: 'list', between: draw.one(['steps', 'lines']), points };
    }
  }
}
