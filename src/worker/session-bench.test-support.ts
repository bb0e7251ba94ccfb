import { expect } from 'vitest';
import { ensure } from '../base/assert';
import type { Result } from '../base/result';
import type { Scenario } from '../scenario/format';
import { builtIn } from '../scenario/library/catalogue';
import { FrameView, HEAD, HEAD_WIDTH, MODE, type FrameLayout } from './frame';
import type { LineInfo, Resume, StepUnit } from './lines';
import type { Edited, FromWorker, Rows, ToWorker } from './protocol';
import { EditedRun } from './edited-run';
import { editor } from './editor';
import { Session } from './session';
import type { RequestRef, Trace, TraceFilter, TraceOrder, TracePage, Why, WhySubject } from './traces';
import { judging } from './judging';
import { makeDataTeller } from './data/data-teller';
import { makeTeller } from './tracing/teller';

/** What is run unless a test says otherwise. */
export const SCENARIO = ensure(await builtIn('payment-outage'), 'payment-outage');
export const SECOND = 1e9;

type Command = ToWorker extends infer M ? (M extends { runId: string } ? Omit<M, 'runId'> : never) : never;

/** A session under a clock that stands still until told, and a page that takes every frame at once. */
export class Bench {
  readonly said: FromWorker[] = [];
  wallMs = 0;
  /** By how much it goes on whenever somebody looks at it. */
  wallTick = 0;
  points = 0;
  changes = 0;
  scenario = SCENARIO;
  lines: readonly LineInfo[] = [];
  line = 0;
  private taken = 0;
  layout: FrameLayout = { topologyVersion: 0, durationNs: 0, nodes: [], edges: [], layers: [] };
  frame = new FrameView(this.layout, new Float64Array(HEAD_WIDTH));
  readonly session: Session;

  constructor(resume: Resume | null = null, scenario: Scenario = SCENARIO, hasWords = true) {
    const host = {
      say: (message: FromWorker) => this.said.push(message),
      wall: () => (this.wallMs += this.wallTick),
    };
    const run =
      resume === null
        ? new EditedRun(scenario, scenario.seed)
        : EditedRun.again(editor, scenario, scenario.seed, resume);
    this.session = new Session('s', run, resume?.at ?? null, host);
    if (hasWords) this.session.view.learn(editor);
    this.session.letJudge(judging);
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
    switch (message.kind) {
      case 'edit':
      case 'verb':
      case 'undo':
      case 'redo':
      case 'operator':
      case 'cancel-saga':
      case 'view-says':
      case 'command':
        this.session.alter(editor, message);
        break;
      case 'rows':
      case 'series':
      case 'line-points':
      case 'traces':
      case 'trace':
      case 'why':
        this.session.tell((questions) => questions.ask(makeTeller, message));
        break;
      case 'sagas':
      case 'saga':
      case 'events':
      case 'event':
      case 'stream':
      case 'commands':
      case 'read-models':
      case 'read-model':
      case 'read-query':
      case 'data-series':
        this.session.tell((questions) => questions.askOfData(makeDataTeller, message));
        break;
      // What meets the world outside has a bench of its own.
      case 'run':
      case 'open':
      case 'http':
      case 'catalogue':
      case 'exchanges':
        break;
      default:
        this.session.receive(message);
    }
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

  seek(seconds: number): void {
    this.send({ kind: 'seek', target: { to: 'time', time: seconds * SECOND } });
    this.rest();
    this.turns(1);
  }

  stepBack(unit: StepUnit): void {
    this.send({ kind: 'seek', target: { to: 'before', unit } });
    this.rest();
    this.turns(1);
  }

  /** What would be needed to bring it back where it stands. */
  get resume(): Resume {
    const at = { time: this.time, dispatched: this.frame.head(HEAD.dispatched) };
    const reach = { time: this.frame.head(HEAD.reach), dispatched: this.frame.head(HEAD.reachDispatched) };
    const lines = this.lines.map((one) => (one.id === this.line ? { ...one, reach } : one));
    return { lines, line: this.line, inputs: {}, at };
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

  askTraces(filter: TraceFilter = {}, order: TraceOrder = 'newest', offset = 0, limit = 100): TracePage {
    this.send({ kind: 'traces', askId: 1, filter, order, offset, limit });
    return this.last('traces').page;
  }

  askTrace(ref: RequestRef): Result<Trace, string> {
    this.send({ kind: 'trace', askId: 1, ref });
    return this.last('trace').result;
  }

  askWhy(subject: WhySubject): Result<Why, string> {
    this.send({ kind: 'why', askId: 1, subject });
    return this.last('why').result;
  }

  editTo(path: string, value: number): Edited {
    this.send({ kind: 'edit', editId: 7, change: { kind: 'value', path, value }, label: 'a test edit' });
    return this.last('edited');
  }

  private take(message: FromWorker): void {
    if (message.kind === 'opened' || message.kind === 'edited' || message.kind === 'moved') {
      this.layout = message.layout;
      this.scenario = message.scenario;
      this.lines = message.lines;
      this.line = message.line;
      this.points = Math.min(this.points, message.keptPoints ?? Infinity);
      this.changes = 0;
    }
    if (message.kind !== 'frame') return;
    this.frame = new FrameView(this.layout, message.data);
    expect(message.data[HEAD.topologyVersion]).toBe(this.layout.topologyVersion);
    this.points = this.frame.head(HEAD.points);
    this.changes = this.frame.head(HEAD.changes);
    const { points, changes } = this;
    this.session.receive({ kind: 'seen', runId: 's', number: message.number, points, changes });
  }
}
