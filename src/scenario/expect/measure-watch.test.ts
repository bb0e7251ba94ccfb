import { describe, expect, it } from 'vitest';
import { judge } from './line.test-support';

const goodput = { kind: 'measure', figure: 'goodput', hold: 'overall', atLeast: 0.99 };
const latency = { kind: 'measure', figure: 'latency', hold: 'overall', percentile: 95, atMost: 6 };
const from = (fromSecond: number, toSecond: number) => ({
  over: { fromMs: fromSecond * 1000, toMs: toSecond * 1000 },
});

describe('one figure for a whole span', () => {
  it('holds within its bounds and is broken beyond them', () => {
    expect(judge({ ...goodput, ...from(1, 3) })).toEqual({
      id: 'it',
      verdict: 'holds',
      at: 3e9,
      evidence: 'From 1 s to 3 s the goodput of all clients was 100 % (200 of 200), expected at least 99 %.',
      range: { fromMs: 1000, toMs: 3000 },
    });
    expect(judge({ ...goodput, of: { client: 'web' }, ...from(7, 8) })).toMatchObject({
      verdict: 'broken',
      evidence: 'From 7 s to 8 s the goodput of web was 94 % (94 of 100), expected at least 99 %.',
    });
  });

  it('includes its bounds', () => {
    const of = { client: 'web' };
    expect(judge({ ...goodput, of, ...from(7, 8), atLeast: 0.94 }).verdict).toBe('holds');
    expect(judge({ ...goodput, of, ...from(7, 8), atLeast: 0.5, atMost: 0.94 }).verdict).toBe('holds');
    expect(judge({ ...goodput, of, ...from(7, 8), atLeast: 0.5, atMost: 0.93 })).toMatchObject({
      verdict: 'broken',
      evidence: 'From 7 s to 8 s the goodput of web was 94 % (94 of 100), expected from 50 % to 93 %.',
    });
  });

  it('is decided when the last second of the span is over, and not before', () => {
    expect(judge({ ...goodput, ...from(1, 3) }, {}, 3000).verdict).toBe('holds');
    expect(judge({ ...goodput, ...from(1, 3) }, {}, 2999.999)).toEqual({
      id: 'it',
      verdict: 'undecided',
      evidence: 'This is decided by 3.00 s.',
      range: { fromMs: 1000, toMs: 3000 },
    });
  });

  it('counts late answers as no good ones', () => {
    const requestTypes = [{ id: 'read', deadlineMs: 4 }];
    expect(judge({ ...goodput, ...from(1, 3) }, { requestTypes })).toMatchObject({
      verdict: 'broken',
      evidence: expect.stringContaining('was 0 % (0 of 200)'),
    });
  });

  it('of a percentile is taken of what was answered', () => {
    expect(judge({ ...latency, ...from(1, 3) })).toMatchObject({
      verdict: 'holds',
      evidence: expect.stringMatching(
        /^From 1 s to 3 s the p95 latency of all clients was 5\.\d\d ms, expected at most 6 ms\.$/,
      ),
    });
    expect(judge({ ...latency, ...from(1, 3), atMost: 4 }).verdict).toBe('broken');
  });

  it('is broken where there was nothing to take it of', () => {
    expect(judge({ ...latency, ...from(4, 6) })).toMatchObject({
      verdict: 'broken',
      evidence:
        'From 4 s to 6 s there was nothing to take the p95 latency of all clients from, expected at most 6 ms.',
    });
  });
});

describe('a figure in every second', () => {
  const always = { ...goodput, hold: 'always' };

  it('is broken as soon as a second breaks it', () => {
    const broken = judge({ ...always, ...from(1, 9) });
    expect(broken).toMatchObject({
      verdict: 'broken',
      at: 4e9,
      evidence:
        'From 3 s to 4 s the goodput of all clients was 0 % (0 of 100), ' +
        'expected at least 99 % in every second from 1 s to 9 s.',
    });
    expect(judge({ ...always, ...from(1, 9) }, {}, 4000)).toEqual(broken);
    expect(judge({ ...always, ...from(1, 9) }, {}, 3999).verdict).toBe('undecided');
  });

  it('holds at the end of the span, and says how far it went', () => {
    const sometimesNone = { ...always, ...from(6, 9), atLeast: 0, atMost: 1 };
    expect(judge(sometimesNone)).toMatchObject({
      verdict: 'holds',
      at: 9e9,
      evidence:
        'In every second from 6 s to 9 s the goodput of all clients was from 0 % to 100 %: ' +
        'it lay between 0 % and 100 %.',
    });
    expect(judge(sometimesNone, {}, 8500).verdict).toBe('undecided');
  });

  it('is not asked of seconds with nothing to take it of, but of one at least', () => {
    expect(judge({ ...latency, hold: 'always', ...from(1, 9) }).verdict).toBe('holds');
    expect(judge({ ...latency, hold: 'always', ...from(4, 6) })).toMatchObject({
      verdict: 'broken',
      at: 6e9,
      evidence: expect.stringContaining('there was nothing to take the p95 latency of all clients from'),
    });
  });
});

describe('a figure in some second', () => {
  const sometime = { ...goodput, hold: 'sometime' };

  it('holds as soon as a second is as expected', () => {
    const holds = judge({ ...sometime, ...from(4, 10) });
    expect(holds).toMatchObject({
      verdict: 'holds',
      at: 9e9,
      evidence:
        'From 8 s to 9 s the goodput of all clients was 100 % (100 of 100), ' +
        'expected at least 99 % in some second from 4 s to 10 s.',
    });
    expect(judge({ ...sometime, ...from(4, 10) }, {}, 9000)).toEqual(holds);
    expect(judge({ ...sometime, ...from(4, 10) }, {}, 8999).verdict).toBe('undecided');
  });

  it('is broken at the end of the span', () => {
    expect(judge({ ...sometime, ...from(5, 8) })).toMatchObject({
      verdict: 'broken',
      at: 8e9,
      evidence:
        'In no second from 5 s to 8 s the goodput of all clients was at least 99 %: ' +
        'it lay between 0 % and 94 %.',
    });
    expect(judge({ ...latency, hold: 'sometime', ...from(4, 6) }).verdict).toBe('broken');
  });
});

describe('a span relative to a fault', () => {
  const faults = [
    { id: 'down', kind: 'degraded', target: { nodes: ['shop'] }, fromMs: 3200, toMs: 5900, errorRate: 1 },
  ];

  it('takes the whole seconds inside it, and says so', () => {
    const over = { after: { fault: 'down', at: 'start' }, fromMs: 0, toMs: 3500 };
    expect(judge({ ...goodput, over }, { faults })).toMatchObject({
      verdict: 'broken',
      at: 6e9,
      range: { fromMs: 4000, toMs: 6000 },
      evidence:
        'From 4 s to 6 s (the whole seconds from 0 s to 3.5 s after the fault “down” began) ' +
        'the goodput of all clients was 0 % (0 of 200), expected at least 99 %.',
    });
    const later = { after: { fault: 'down', at: 'end' }, fromMs: 2000, toMs: 4100 };
    expect(judge({ ...goodput, over: later }, { faults })).toMatchObject({
      verdict: 'holds',
      range: { fromMs: 8000, toMs: 10_000 },
    });
  });

  it('counts from the first turn of a fault that comes again', () => {
    const again = [{ ...faults[0], fromMs: 1000, toMs: 1500, times: 3, everyMs: 3000 }];
    const over = { after: { fault: 'down', at: 'end' }, fromMs: 500, toMs: 3500 };
    expect(judge({ ...goodput, over }, { faults: again }).range).toEqual({ fromMs: 2000, toMs: 5000 });
  });

  it('may end after the run, which then cannot tell', () => {
    const over = { after: { fault: 'down', at: 'end' }, fromMs: 0, toMs: 6000 };
    expect(judge({ ...goodput, over }, { faults })).toMatchObject({
      verdict: 'undecided',
      evidence: 'The run ended at 10.00 s; this would have been decided by 11.00 s.',
    });
  });
});
