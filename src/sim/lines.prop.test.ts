import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ERROR, INVALID, OK, type Outcome } from '../base/outcome';
import { msToNs } from '../base/time';
import { takeCheckpoint } from './checkpoint';
import type { DataModel } from './data/data-model';
import { DataWorld } from './data/data-world';
import { randomShop } from './data/random-shop.test-support';
import { randomViewShop } from './data/views/random-views.test-support';
import { digest, type Digest } from './digest.test-support';
import type { Line, Moment } from './line';
import type { Model } from './model';
import { openExchanges } from './outside/exchanges';
import type { Ask, Input, OperatorWord, ViewWord } from './outside/input';
import { OUTSIDE_CLIENT } from './outside/outside';
import { OWN_CLIENT } from './own-client';
import { randomEdit, type Edit } from './random-edit.test-support';
import { randomModel } from './random-model.test-support';
import { Timeline } from './timeline';

const END = msToNs(2500);

const ms = fc.integer({ min: 0, max: 2500 });
const which = fc.nat(9);

/** What somebody does who travels in time. */
type Step =
  | { readonly kind: 'run'; readonly ms: number; readonly events: number }
  | { readonly kind: 'seek'; readonly ms: number }
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'ask'; readonly which: number }
  | { readonly kind: 'reply'; readonly which: number; readonly outcome: Outcome }
  /** Data come with an edit, or go with it. */
  | { readonly kind: 'data'; readonly isThere: boolean }
  | { readonly kind: 'operator'; readonly which: number; readonly said: OperatorWord }
  | { readonly kind: 'view'; readonly which: number; readonly word: ViewWord }
  | { readonly kind: 'choose' | 'forget' | 'return' | 'visit'; readonly which: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('run' as const), ms, events: fc.integer({ min: 1, max: 3000 }) }),
    fc.record({ kind: fc.constant('seek' as const), ms }),
    fc.record({ kind: fc.constant('edit' as const), edit: randomEdit }),
    fc.record({ kind: fc.constant('data' as const), isThere: fc.boolean() }),
    fc.record({
      kind: fc.constant('operator' as const),
      which,
      said: fc.constantFrom<OperatorWord[]>('try-again', 'done', 'failed'),
    }),
    fc.record({
      kind: fc.constant('view' as const),
      which,
      word: fc.constantFrom<ViewWord[]>('rebuild', 'rebuild', 'abandon', 'stop', 'resume', 'skip', 'replay'),
    }),
    fc.record({ kind: fc.constant('ask' as const), which }),
    fc.record({ kind: fc.constant('reply' as const), which, outcome: fc.constantFrom(OK, ERROR, INVALID) }),
    fc.record({ kind: fc.constantFrom('choose', 'return', 'visit', 'forget'), which }),
  ),
  { minLength: 3, maxLength: 18 },
);

/** Some of the nodes have their work done outside; some of the systems keep data, or may come to keep them. */
const outsideModel: fc.Arbitrary<Model> = fc
  .tuple(
    fc.oneof(randomModel, randomShop, randomViewShop),
    fc.array(fc.constantFrom('never', 'then', 'only'), { minLength: 3, maxLength: 3 }),
  )
  .map(([plain, where]) => ({
    ...plain,
    nodes: plain.nodes.map((one, k) => ({ ...one, worksOutside: where[k % where.length] })),
  }));

interface Seen {
  readonly line: Line;
  readonly moment: Moment;
  readonly digest: Digest;
  readonly snapshot: Uint8Array;
}

/** A traveller who remembers every moment at which he stood, and looks whether it is the same when he comes again. */
class Traveller {
  readonly timeline: Timeline;
  seen: Seen[] = [];
  private edits = 0;

  constructor(
    readonly seed: number,
    readonly model: Model,
    readonly budgetBytes: number,
    /** What an edit may bring. */
    private readonly data: DataModel | null,
  ) {
    this.timeline = new Timeline({ seed, model, checkpointEvery: msToNs(250), budgetBytes });
    // A stream stays in the bank once it was added, also before that moment: with it from the start snapshots are alike.
    this.timeline.world.bank.stream(`arrivals/${OUTSIDE_CLIENT}`);
    this.timeline.world.bank.stream(`arrivals/${OWN_CLIENT}`);
  }

  look(): Omit<Seen, 'line' | 'moment'> {
    const { world } = this.timeline;
    return { digest: digest(world), snapshot: new Uint8Array(takeCheckpoint(world).bytes) };
  }

  take(step: Step): void {
    const { timeline } = this;
    switch (step.kind) {
      case 'run':
        timeline.run(Math.min(END, timeline.world.now + msToNs(step.ms)), step.events);
        break;
      case 'seek':
        timeline.seek(msToNs(step.ms));
        break;
      case 'edit':
        this.edit(step.edit);
        break;
      case 'data':
        this.edit((model) => ({ ...model, data: step.isThere ? this.data : null }));
        break;
      case 'operator':
        this.decide(step);
        break;
      case 'view': {
        const view = `view-${step.which % 2}`;
        timeline.take({ kind: 'view', text: `${view} ${step.word}`, view, said: step.word });
        break;
      }
      case 'ask':
        this.ask(step.which);
        break;
      case 'reply':
        this.reply(step);
        break;
      case 'choose': {
        const line = timeline.lines[step.which % timeline.lines.length];
        timeline.choose(line, line.reach);
        timeline.goTo(line.reach);
        break;
      }
      case 'forget': {
        const line = timeline.lines[step.which % timeline.lines.length];
        if (line !== timeline.line) timeline.forget(line);
        break;
      }
      case 'return':
      case 'visit':
        this.comeAgain(step);
    }
    const { line, moment } = timeline;
    // A command at the newest moment of a line makes it another moment.
    if (COMMANDS.has(step.kind))
      this.seen = this.seen.filter((one) => one.line !== line || differ(one.moment, moment));
    this.seen.push({ line, moment, ...this.look() });
  }

  private edit(edit: Edit): void {
    const { timeline } = this;
    const known = timeline.world.commands === 0 ? this.model : this.newest;
    timeline.apply({ text: `edit ${this.edits++}`, model: edit(known) });
  }

  /** Of any act of any saga, or of none, whether there is anything to decide or not. */
  private decide({ which: nth, said }: Extract<Step, { readonly kind: 'operator' }>): void {
    const { data } = this.timeline.world;
    const running = data instanceof DataWorld ? data.sagas.rows.numbers : [];
    const saga = running[nth % Math.max(1, running.length)] ?? nth;
    const step = nth % 3 === 0 ? '' : 'charge';
    const direction = nth % 2 === 0 ? 'action' : 'compensation';
    const input: Input = { kind: 'operator', text: `${saga} ${step} ${said}`, saga, step, direction, said };
    this.timeline.take(input);
  }

  private ask(nth: number): void {
    const { world } = this.timeline;
    const { edges, requestTypes, nodes, clients } = world.configuration;
    const { client } = world.outside;
    const number = 1 + (client < 0 ? 0 : world.clients.col.asked[client]);
    const edge = edges[nth % edges.length];
    const ask: Ask = {
      number,
      edge: edge.model.id,
      requestType: requestTypes[nth % requestTypes.length].model.id,
      key: nth,
      user: clients.length,
      answeredBy: nth % 2 === 0 ? nodes[edge.to].model.id : '',
      patienceNs: nth > 5 ? msToNs(100) : 0,
    };
    this.timeline.take({ kind: 'ask', text: `ask ${number}`, ask });
  }

  /** To all that wait, or to one that does not wait. */
  private reply({ which: nth, outcome }: Extract<Step, { readonly kind: 'reply' }>): void {
    const waiting = openExchanges(this.timeline.world).map(({ number }) => number);
    for (const exchange of nth === 0 ? [1] : waiting) {
      this.timeline.take({ kind: 'reply', text: `reply ${exchange}`, exchange, outcome });
    }
  }

  private get newest(): Model {
    return this.timeline.log[this.timeline.world.commands - 1].model;
  }

  private comeAgain({ kind, which: nth }: Extract<Step, { readonly which: number }>): void {
    const { timeline } = this;
    const here = this.seen.filter(({ line }) => line === timeline.line);
    if (here.length === 0) return;
    const known = here[nth % here.length];
    const look = (): void => {
      timeline.goTo(known.moment);
      expect(this.look()).toEqual({ digest: known.digest, snapshot: known.snapshot });
    };
    if (kind === 'return') look();
    else timeline.visit(known.moment, look);
  }
}

/** What makes a moment another one. */
const COMMANDS: ReadonlySet<Step['kind']> = new Set(['edit', 'data', 'operator', 'view', 'ask', 'reply']);

function differ(one: Moment, other: Moment): boolean {
  return one.time !== other.time || one.dispatched !== other.dispatched;
}

const options = { numRuns: 18 };

describe('a moment of a line', () => {
  it('is the same by every road: seeks, slices, branches, visits, and a run of its own', () => {
    fc.assert(
      fc.property(
        outsideModel,
        fc.nat(99),
        steps,
        fc.constantFrom(40_000, 1e9),
        fc.boolean(),
        (whole, seed, journey, budgetBytes, beginsBare) => {
          const model = beginsBare ? { ...whole, data: null } : whole;
          const traveller = new Traveller(seed, model, budgetBytes, whole.data);
          for (const step of journey) traveller.take(step);
          for (const { line, moment, digest: expected } of traveller.seen) {
            const { commands: log, inputs } = line;
            const straight = new Timeline({ seed, model, log, inputs });
            straight.goTo(moment);
            expect(digest(straight.world)).toEqual(expected);
          }
        },
      ),
      options,
    );
  }, 60_000);

  it('lies on a line that knows its future, and finds it again', () => {
    fc.assert(
      fc.property(
        fc.oneof(randomModel, randomShop, randomViewShop),
        fc.nat(99),
        ms,
        randomEdit,
        (model, seed, at, edit) => {
          const one = new Timeline({ seed, model });
          one.run(END);
          const { line, moment } = one;
          const expected = digest(one.world);
          one.seek(msToNs(at));
          expect(one.replays).toBe(moment.time > msToNs(at) || moment.dispatched > one.world.dispatched);
          const was = one.replays;
          one.apply({ text: 'edit', model: edit(model) });
          expect(one.lines.length).toBe(was ? 2 : 1);
          one.run(END);
          one.choose(line, { time: msToNs(at), dispatched: Infinity });
          // The replay is compared with what is known, row by row and second by second.
          one.run(END);
          if (was) expect(digest(one.world)).toEqual(expected);
        },
      ),
      options,
    );
  }, 60_000);
});
