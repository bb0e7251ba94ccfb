import { describe, expect, it } from 'vitest';
import { ensure } from '../base/assert';
import type { JsonValue } from '../base/json';
import { small, smallFile } from '../scenario/small-scenario.test-support';
import { HEAD } from './frame';
import { Bench, SECOND } from './session-bench.test-support';

/** Something of it is written down before the first event. */
const SCENARIO = small({
  faults: [
    ...smallFile.faults,
    { id: 'early', kind: 'degraded', target: { nodes: ['db'] }, fromMs: 0, toMs: 2000, errorRate: 0.1 },
  ],
});

/** Two lines of eight seconds; the one that runs has two commands, of which the first adds a breaker. */
function twoLines(): Bench {
  const bench = new Bench(null, SCENARIO);
  bench.seek(8);
  bench.seek(2);
  edit(bench, 'edges.web-shop.stack.gate', { id: 'gate', kind: 'circuit-breaker' });
  bench.seek(7);
  edit(bench, 'nodes.shop.concurrency', 3);
  bench.seek(8);
  return bench;
}

function edit(bench: Bench, path: string, value: JsonValue): void {
  bench.send({ kind: 'edit', editId: 1, change: { kind: 'value', path, value }, label: path });
}

/** The same run on another worker, standing on the first line where it left. */
function again(bench: Bench): Bench {
  bench.send({ kind: 'choose-line', line: 1 });
  bench.rest();
  bench.seek(4);
  return new Bench(bench.resume, SCENARIO);
}

function choose(bench: Bench, line: number): void {
  bench.send({ kind: 'choose-line', line });
  bench.rest();
  bench.turns(1);
}

describe('a line that was not the one that ran when the run was brought back', () => {
  it('is written down as it was, what came before the first event and its known future included', () => {
    const before = twoLines();
    const expected = before.askRows();
    const points = before.frame.head(HEAD.points);
    const bench = again(before);
    choose(bench, 2);
    expect(bench.time).toBe(4 * SECOND);
    expect(bench.frame.head(HEAD.replays)).toBe(1);
    const { total, rows } = bench.askRows();
    expect(rows).toEqual(expected.rows);
    expect(total).toBe(expected.total);
    expect(bench.frame.head(HEAD.points)).toBe(points);
  });

  it('is gone on with at once: an edit acts where the other line stood, and the page forgets the other one', () => {
    const bench = again(twoLines());
    const other = ensure(
      bench.lines.find(({ id }) => id === 2),
      'the second line',
    );
    bench.session.receive({ kind: 'choose-line', runId: 's', line: 2 });
    const first = bench.said.length;
    bench.editTo('nodes.shop.concurrency', 5);
    expect(bench.said.slice(first).map(({ kind }) => kind)).toContain('moved');
    expect(bench.last('moved').keptPoints).toBe(0);
    const made = bench.last('edited');
    expect(made.logged?.time).toBe(4 * SECOND);
    expect(made.lines.at(-1)?.parent).toBe(other.id);
  });
});
