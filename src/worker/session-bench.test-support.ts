import { expect } from 'vitest';
import { ensure } from '../base/assert';
import type { Scenario } from '../scenario/format';
import { builtIn } from '../scenario/library/catalogue';
import { FrameView, HEAD, HEAD_WIDTH, MODE, type FrameLayout } from './frame';
import type { Edited, FromWorker, LoggedEdit, Moment, Rows, ToWorker } from './protocol';
import { EditedRun } from './edited-run';
import { editor } from './editor';
import { Session } from './session';

/** What is run unless a test says otherwise. */
export const SCENARIO = ensure(await builtIn('payment-outage'), 'payment-outage');
export const SECOND = 1e9;

type Command = ToWorker extends infer M ? (M extends { runId: string } ? Omit<M, 'runId'> : never) : never;

/** A session under a clock that stands still until told, and a page that takes every frame at once. */
export class Bench {
  readonly said: FromWorker[] = [];
  wallMs = 0;
  points = 0;
  changes = 0;
  private taken = 0;
  layout: FrameLayout = { topologyVersion: 0, durationNs: 0, nodes: [], edges: [], layers: [] };
  frame = new FrameView(this.layout, new Float64Array(HEAD_WIDTH));
  readonly session: Session;

  constructor(
    log: readonly LoggedEdit[] = [],
    resumeAt: Moment | null = null,
    scenario: Scenario = SCENARIO,
    hasWords = true,
  ) {
    const host = { say: (message: FromWorker) => this.said.push(message), wall: () => this.wallMs };
    const run = EditedRun.again(editor, scenario, scenario.seed, log);
    this.session = new Session('s', run, resumeAt, host);
    if (hasWords) this.session.learn(editor);
    this.turns(1);
    this.rest();
    this.layout = this.last('opened').layout;
    this.turns(1);
  }

  last<Kind extends FromWorker['kind']>(kind: Kind): Extract<FromWorker, { kind: Kind }> {
    const found = this.said.findLast((one): one is Extract<FromWorker, { kind: Kind }> => one.kind === kind);
    return ensure(found, `a message ${kind}`);
  }

  send(command: Command): void {
    // The kinds are those of ToWorker; only the id of the run is added.
    const message = { ...command, runId: 's' };
    if (message.kind === 'edit' || message.kind === 'verb') this.session.alter(editor, message);
    else if (message.kind !== 'run' && message.kind !== 'open') this.session.receive(message);
    this.turns(1);
  }

  /** Turns with `ms` of the wall clock before each; frames are taken as they come. */
  turns(count: number, ms = 0): void {
    for (let turn = 0; turn < count; turn++) {
      this.wallMs += ms;
      this.session.turn();
      while (this.taken < this.said.length) this.take(this.said[this.taken++]);
    }
  }

  /** As many turns as it takes to get no further without the clock. */
  rest(): void {
    for (let turn = 0; turn < 10_000 && this.session.hurries; turn++) this.turns(1);
  }

  playTo(seconds: number, speed = 100): void {
    this.send({ kind: 'play', speed });
    while (this.frame.head(HEAD.mode) === MODE.playing && this.time < seconds * SECOND) this.turns(1, 10);
  }

  get time(): number {
    return this.frame.head(HEAD.time);
  }

  row(kind: 'nodes' | 'edges', id: string): number {
    return this.layout[kind].indexOf(id);
  }

  breaker(edge: string): number {
    return this.layout.layers.findIndex((ref) => ref.edge === edge && ref.kind === 'circuit-breaker');
  }

  askRows(filter = {}, offset = 0, limit = 100): Rows {
    this.send({ kind: 'rows', askId: 1, filter, offset, limit });
    return this.last('rows');
  }

  editTo(path: string, value: number): Edited {
    this.send({ kind: 'edit', editId: 7, change: { kind: 'value', path, value }, label: 'a test edit' });
    return this.last('edited');
  }

  private take(message: FromWorker): void {
    if (message.kind === 'opened' || message.kind === 'edited') this.layout = message.layout;
    if (message.kind !== 'frame') return;
    this.frame = new FrameView(this.layout, message.data);
    expect(message.data[HEAD.topologyVersion]).toBe(this.layout.topologyVersion);
    this.points = this.frame.head(HEAD.points);
    this.changes = this.frame.head(HEAD.changes);
    const { points, changes } = this;
    this.session.receive({ kind: 'seen', runId: 's', number: message.number, points, changes });
  }
}
