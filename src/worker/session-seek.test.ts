import { describe, expect, it } from 'vitest';
import { runScenario } from '../scenario/run-scenario';
import { BREAKER_FIELD, EDGE_FIELD, HEAD, MODE, NODE_FIELD, POINT_FIELD, POINT_WIDTH } from './frame';
import { editor } from './editor';
import { Bench, SCENARIO, SECOND } from './session-bench.test-support';

const OPEN_FOR = 'edges.orders-payments.stack.breaker.openForMs';

/** All that a frame says of the present moment; points, changes and percentiles of the wall clock's turns aside. */
function picture(bench: Bench): unknown {
  const { frame, layout } = bench;
  const fields = <Field extends number>(
    of: Readonly<Record<string, Field>>,
    read: (field: Field) => number,
  ): number[] => Object.values(of).map(read);
  return {
    hash: frame.hash,
    time: bench.time,
    dispatched: frame.head(HEAD.dispatched),
    goodput: frame.head(HEAD.goodput),
    p95: frame.head(HEAD.p95),
    ended: frame.head(HEAD.ended),
    nodes: layout.nodes.map((_, row) => fields(NODE_FIELD, (field) => frame.node(row, field))),
    edges: layout.edges.map((_, row) => fields(EDGE_FIELD, (field) => frame.edge(row, field))),
    layers: layout.layers.map((_, row) => fields(BREAKER_FIELD, (field) => frame.layer(row, field))),
    log: pastRows(bench),
    verdict: bench.last('verdict').expectations,
  };
}

/** Without the known future. */
function pastRows(bench: Bench): unknown {
  const { rows, past } = bench.askRows();
  expect(past).toBe(bench.frame.head(HEAD.logRows));
  return rows.filter(({ index }) => index < past);
}

function at(seconds: number): unknown {
  const bench = new Bench();
  bench.seek(seconds);
  return picture(bench);
}

describe('a session that is told to seek', () => {
  it('shows the same at a moment, however it was reached', () => {
    const bench = new Bench();
    bench.playTo(90);
    for (const seconds of [31.234, 5, 20, 0, 89.999]) {
      bench.seek(seconds);
      expect(bench.time).toBe(seconds * SECOND);
      expect(picture(bench)).toEqual(at(seconds));
    }
    bench.playTo(90);
    expect(bench.frame.hash).toBe(runScenario(SCENARIO).hash);
  });

  it('runs ahead to a moment beyond what is known, and tells so on the way', () => {
    const bench = new Bench();
    bench.wallTick = 5;
    bench.send({ kind: 'seek', target: { to: 'time', time: 60 * SECOND } });
    expect(bench.frame.head(HEAD.mode)).toBe(MODE.ahead);
    bench.rest();
    bench.turns(1);
    expect([bench.time, bench.frame.head(HEAD.mode)]).toEqual([60 * SECOND, MODE.paused]);
    expect(bench.frame.head(HEAD.replays)).toBe(0);
  });

  it('tells how far the line is known, and that it replays', () => {
    const bench = new Bench();
    bench.playTo(30);
    const reach = bench.time;
    bench.seek(12);
    expect([bench.frame.head(HEAD.reach), bench.frame.head(HEAD.replays)]).toEqual([reach, 1]);
    expect(bench.points).toBe(Math.floor(reach / SECOND));
    const { total, past, rows } = bench.askRows();
    expect(past).toBe(0);
    expect(total).toBeGreaterThan(2);
    expect(rows.at(-1)?.text).toContain('Payment outage');
    bench.seek(reach / SECOND);
    expect(bench.frame.head(HEAD.replays)).toBe(0);
  });

  it('stays where it is when it is told to go beyond either end', () => {
    const bench = new Bench();
    bench.seek(-5);
    expect(bench.time).toBe(0);
    bench.seek(1e6);
    expect([bench.time, bench.frame.head(HEAD.mode)]).toEqual([90 * SECOND, MODE.ended]);
    bench.seek(50);
    expect(bench.frame.head(HEAD.mode)).toBe(MODE.paused);
  });

  it('goes on playing from there when it played', () => {
    const bench = new Bench();
    bench.playTo(40);
    bench.seek(10);
    expect(bench.frame.head(HEAD.mode)).toBe(MODE.playing);
    const from = bench.time;
    bench.turns(10, 10);
    expect(bench.time).toBeGreaterThan(from);
    expect(bench.time).toBeLessThan(25 * SECOND);
  });

  it('follows the newest of several seeks', () => {
    const bench = new Bench();
    bench.playTo(60);
    for (const seconds of [50, 3, 41])
      bench.session.receive({ kind: 'seek', runId: 's', target: { to: 'time', time: seconds * SECOND } });
    bench.rest();
    bench.turns(1);
    expect(bench.time).toBe(41 * SECOND);
  });
});

describe('an edit on the way', () => {
  const edit = {
    kind: 'edit',
    runId: 's',
    editId: 1,
    change: { kind: 'value', path: OPEN_FOR, value: 9000 },
    label: 'on the way',
  } as const;
  const seek = (time: number) => ({ kind: 'seek', runId: 's', target: { to: 'time', time } }) as const;

  it('acts where a jump leads', () => {
    const bench = new Bench();
    bench.playTo(60);
    bench.session.receive(seek(10.4 * SECOND));
    bench.session.alter(editor, edit);
    bench.turns(1);
    expect(bench.last('edited').logged?.time).toBe(10.4 * SECOND);
    expect(bench.time).toBeGreaterThanOrEqual(10.4 * SECOND);
    expect(bench.line).toBe(2);
  });

  it('acts where the run has come to ahead of all that is known, and it stops there', () => {
    const bench = new Bench();
    bench.wallTick = 5;
    bench.send(seek(60 * SECOND));
    const shown = bench.time;
    bench.session.alter(editor, edit);
    bench.turns(2);
    expect(bench.last('edited').logged?.time).toBe(shown);
    expect([bench.time, bench.frame.head(HEAD.mode), bench.lines.length]).toEqual([shown, MODE.paused, 1]);
  });
});

describe('a step back', () => {
  it('takes one event back, and the step forward makes it again', () => {
    const bench = new Bench();
    bench.playTo(21);
    bench.send({ kind: 'pause' });
    const events = bench.frame.head(HEAD.dispatched);
    for (let back = 1; back <= 5; back++) {
      bench.stepBack('event');
      expect(bench.frame.head(HEAD.dispatched)).toBe(events - back);
    }
    const { hash } = bench.frame;
    bench.stepBack('event');
    bench.send({ kind: 'step', unit: 'event' });
    expect(bench.frame.hash).toBe(hash);
  });

  it('goes to where the request before ended', () => {
    const forward = new Bench();
    const moments: [number, number][] = [];
    for (let step = 0; step < 40; step++) {
      forward.send({ kind: 'step', unit: 'request' });
      forward.rest();
      forward.turns(1);
      moments.push([forward.frame.head(HEAD.ended), forward.frame.head(HEAD.dispatched)]);
    }
    for (const [ended, dispatched] of moments.slice(0, -1).toReversed()) {
      forward.stepBack('request');
      expect([forward.frame.head(HEAD.ended), forward.frame.head(HEAD.dispatched)]).toEqual([
        ended,
        dispatched,
      ]);
    }
    forward.stepBack('request');
    expect([forward.time, forward.frame.head(HEAD.dispatched)]).toEqual([0, 0]);
  });

  it('goes to the change of state before, and from the first one to the start', () => {
    const bench = new Bench();
    bench.playTo(90);
    const times = new Set(bench.askRows({}, 0, 1000).rows.map(({ time }) => time));
    const seen: number[] = [];
    while (bench.time > 0) {
      bench.stepBack('change');
      seen.push(bench.time);
    }
    expect(seen).toEqual([...times, 0].filter((time) => time < 90 * SECOND));
  });

  it('does nothing at the very start', () => {
    const bench = new Bench();
    for (const unit of ['event', 'request', 'change'] as const) bench.stepBack(unit);
    expect([bench.time, bench.frame.head(HEAD.dispatched)]).toEqual([0, 0]);
  });
});

describe('lines', () => {
  /** Played to 60 s, an edit at 30 s on a line of its own, and that played to 50 s. */
  function branched(): Bench {
    const bench = new Bench();
    bench.playTo(60);
    bench.send({ kind: 'pause' });
    bench.seek(30);
    bench.editTo(OPEN_FOR, 20_000);
    bench.seek(50);
    return bench;
  }

  it('begin with the first edit after a seek, and leave the line before as it was', () => {
    const bench = branched();
    expect(bench.lines.map(({ id, parent, inherited }) => [id, parent, inherited])).toEqual([
      [1, null, 0],
      [2, 1, 0],
    ]);
    expect(bench.line).toBe(2);
    expect(bench.lines[1].from.time).toBe(30 * SECOND);
    const here = picture(bench);
    const fresh = new Bench();
    fresh.seek(30);
    fresh.editTo(OPEN_FOR, 20_000);
    expect(fresh.lines.length).toBe(1);
    fresh.seek(50);
    expect(here).toEqual(picture(fresh));
    bench.send({ kind: 'choose-line', line: 1 });
    bench.rest();
    bench.turns(1);
    expect(bench.line).toBe(1);
    expect(picture(bench)).toEqual(at(50));
    bench.send({ kind: 'choose-line', line: 2 });
    bench.rest();
    bench.turns(1);
    expect(picture(bench)).toEqual(here);
  });

  it('know their future again when they are chosen', () => {
    const bench = branched();
    bench.seek(35);
    bench.send({ kind: 'choose-line', line: 1 });
    bench.rest();
    bench.turns(2);
    expect(bench.time).toBe(35 * SECOND);
    expect(bench.frame.head(HEAD.reach)).toBeGreaterThanOrEqual(60 * SECOND);
    expect(bench.points).toBe(60);
  });

  it('are chosen at their end when they do not reach the present moment', () => {
    const bench = branched();
    bench.send({ kind: 'choose-line', line: 1 });
    bench.rest();
    bench.seek(60);
    bench.send({ kind: 'choose-line', line: 2 });
    bench.rest();
    bench.turns(1);
    expect(bench.time).toBe(50 * SECOND);
  });

  it('can be compared second by second', () => {
    const bench = branched();
    const goodput = (line: number): number[] => {
      bench.send({ kind: 'line-points', askId: 1, line });
      const { data } = bench.last('series');
      return Array.from(
        { length: data.length / POINT_WIDTH },
        (_, second) => data[second * POINT_WIDTH + POINT_FIELD.goodput],
      );
    };
    const [first, second] = [goodput(1), goodput(2)];
    expect([first.length, second.length]).toEqual([60, 50]);
    expect(second.slice(0, 30)).toEqual(first.slice(0, 30));
    expect(second).not.toEqual(first.slice(0, 50));
    expect(goodput(9)).toEqual([]);
  });

  it('are named and deleted, but not the one that runs', () => {
    const bench = branched();
    bench.send({ kind: 'name-line', line: 2, name: ' Longer break ' });
    bench.send({ kind: 'name-line', line: 1, name: '  ' });
    bench.send({ kind: 'delete-line', line: 2 });
    expect(bench.lines.map(({ name }) => name)).toEqual(['Line 1', 'Longer break']);
    bench.send({ kind: 'delete-line', line: 1 });
    expect(bench.lines.map(({ id, parent }) => [id, parent])).toEqual([[2, null]]);
    const here = picture(bench);
    bench.seek(10);
    bench.seek(50);
    expect(picture(bench)).toEqual(here);
  });

  it('are all brought back with a lost session', () => {
    const bench = branched();
    bench.seek(40);
    const back = new Bench(bench.resume);
    const told = ({ lines }: Bench): unknown =>
      lines.map(({ id, name, parent, from, log, made }) => ({ id, name, parent, from, log, made }));
    expect(told(back)).toEqual(told(bench));
    expect(picture(back)).toEqual(picture(bench));
    expect(back.frame.head(HEAD.reach)).toBe(50 * SECOND);
    back.send({ kind: 'choose-line', line: 1 });
    back.rest();
    back.turns(1);
    expect(picture(back)).toEqual(at(40));
    expect(back.frame.head(HEAD.replays)).toBe(1);
  });

  it('are refused beyond a number that anybody compares', () => {
    const bench = new Bench();
    bench.seek(3);
    for (let line = 2; line <= 20; line++) {
      bench.seek(1);
      bench.editTo(OPEN_FOR, 1000 + line);
      bench.seek(2);
    }
    expect(bench.lines.length).toBe(20);
    bench.seek(1);
    const change = { kind: 'value', path: OPEN_FOR, value: 4321 } as const;
    bench.send({ kind: 'edit', editId: 3, change, label: 'one too many' });
    expect(bench.last('refused').problems[0]?.received).toContain('delete a line');
  });
});

describe('undo', () => {
  /** As the scenario says that is in force. */
  const openFor = (bench: Bench): number => {
    const stack = bench.scenario.edges.find(({ id }) => id === 'orders-payments')?.stack;
    const breaker = stack?.find(({ kind }) => kind === 'circuit-breaker');
    return breaker?.kind === 'circuit-breaker' ? breaker.settings.openForMs / 1000 : NaN;
  };
  const undo = (bench: Bench): void => bench.send({ kind: 'undo', editId: 1 });
  const redo = (bench: Bench): void => bench.send({ kind: 'redo', editId: 1 });

  it('knows at each moment what there is to take back', () => {
    const bench = new Bench();
    bench.seek(2);
    bench.editTo(OPEN_FOR, 2000);
    bench.seek(4);
    bench.editTo(OPEN_FOR, 3000);
    const told = (): (string | null)[] => {
      const { undo: one, redo: other } = bench.last('moved');
      return [one, other];
    };
    bench.seek(3);
    expect(told()).toEqual(['a test edit', null]);
    bench.seek(1);
    expect(told()).toEqual([null, null]);
    undo(bench);
    expect(bench.last('refused').problems[0]?.received).toContain('none');
    bench.seek(3);
    undo(bench);
    expect(bench.lines.length).toBe(2);
    expect(openFor(bench)).toBe(5);
    redo(bench);
    expect([openFor(bench), bench.lines.length]).toEqual([2, 2]);
  });

  it('takes back a hundred and fifty edits while the run goes on, and makes them again', () => {
    const bench = new Bench();
    bench.seek(1);
    bench.send({ kind: 'play', speed: 1 });
    for (let edit = 1; edit <= 150; edit++) bench.editTo(OPEN_FOR, 1000 + edit);
    bench.turns(10, 20);
    const before = bench.time;
    for (let edit = 1; edit <= 150; edit++) undo(bench);
    expect(openFor(bench)).toBe(5);
    for (let edit = 1; edit <= 150; edit++) redo(bench);
    bench.turns(10, 20);
    expect(bench.time).toBeGreaterThan(before);
    expect([openFor(bench), bench.lines.length]).toEqual([1.15, 1]);
    const back = new Bench(bench.resume);
    for (let edit = 1; edit <= 150; edit++) undo(back);
    expect(openFor(back)).toBe(5);
  });

  it('takes back edits of the beginning before the run and during it', () => {
    const bench = new Bench();
    bench.editTo(OPEN_FOR, 2000);
    undo(bench);
    expect([openFor(bench), bench.last('edited').logged]).toEqual([5, null]);
    redo(bench);
    expect(openFor(bench)).toBe(2);
    bench.seek(1);
    undo(bench);
    expect(openFor(bench)).toBe(5);
    expect(bench.last('edited').logged).not.toBeNull();
  });
});
