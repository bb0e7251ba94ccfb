import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueueModel } from './model';
import { start } from './observed.test-support';
import { dequeue, displaced, enqueue, nextInQueue } from './queue';
import { reconfigure } from './reconfigure';
import { fault, node, single } from './small-model.test-support';
import type { World } from './world';

type Order = QueueModel['order'];

interface Step {
  readonly kind: 'enter' | 'leave' | 'next' | 'order';
  readonly priority: number;
  readonly pick: number;
  readonly order: Order;
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('enter', 'enter', 'enter', 'leave', 'next', 'order'),
    priority: fc.nat(4),
    pick: fc.nat(1000),
    order: fc.constantFrom('fifo', 'lifo', 'priority', 'priority'),
  }),
  { minLength: 1, maxLength: 120 },
);

interface Waiting {
  readonly job: number;
  readonly priority: number;
}

/** The instance hangs, so that whoever waits goes on waiting. */
function model(order: Order) {
  const hang = fault('hang', 'server', 0, 1000, { state: 'hung' });
  return { ...single(0, node('server', { queue: { order, leastLeftNs: null } })), faults: [hang] };
}

/** The queue of the only instance of a world beside the simplest thing that does the same: a list. */
class Pair {
  private readonly world: World = start(model('fifo'));
  private order: Order = 'fifo';
  private list: Waiting[] = [];

  step({ kind, priority, pick, order }: Step): void {
    if (kind === 'enter') this.enter(priority);
    else if (kind === 'leave') this.leave(this.list[pick % this.list.length]);
    else if (kind === 'next') this.leave(this.order === 'lifo' ? this.list.at(-1) : this.list[0], true);
    else this.change(order);
    expect(this.waiting()).toEqual(this.list.map(({ job }) => job));
    this.expectDisplaced();
  }

  private attempt(priority: number): number {
    const { requests, attempts } = this.world;
    const request = requests.alloc();
    requests.col.priority[request] = priority;
    const attempt = attempts.alloc();
    attempts.col.request[attempt] = request;
    return attempt;
  }

  private enter(priority: number): void {
    const { jobs } = this.world;
    const attempt = this.attempt(priority);
    const job = jobs.alloc();
    jobs.col.attempt[job] = attempt;
    jobs.col.instance[job] = 0;
    enqueue(this.world, 0, job);
    const before = this.list.filter((one) => this.order !== 'priority' || one.priority >= priority);
    this.list.splice(before.length, 0, { job, priority });
  }

  private leave(who: Waiting | undefined, isNext = false): void {
    if (who === undefined) return;
    if (isNext) expect(nextInQueue(this.world, 0, 0)).toBe(who.job);
    dequeue(this.world, 0, who.job);
    this.world.jobs.free(who.job);
    this.list = this.list.filter((one) => one !== who);
  }

  private change(order: Order): void {
    reconfigure(this.world, model(order));
    if (order === 'priority') this.list = this.list.toSorted((a, b) => b.priority - a.priority);
    this.order = order;
  }

  /** Forth and back through the rows. */
  private waiting(): number[] {
    const { first, last, queued } = this.world.instances.col;
    const { link, pending: previous } = this.world.jobs.col;
    const forth: number[] = [];
    const back: number[] = [];
    for (let job = first[0]; job >= 0; job = link[job]) forth.push(job);
    for (let job = last[0]; job >= 0; job = previous[job]) back.unshift(job);
    expect(back).toEqual(forth);
    expect(queued[0]).toBe(forth.length);
    return forth;
  }

  private expectDisplaced(): void {
    const attempt = this.attempt(2);
    const last = this.list.at(-1);
    const isLess = this.order === 'priority' && last !== undefined && last.priority < 2;
    expect(displaced(this.world, 0, 0, attempt)).toBe(isLess ? last.job : -1);
    this.world.attempts.free(attempt);
  }
}

describe('a queue', () => {
  it('is what a sorted list is, whoever comes and goes, and whatever order edits give it', () => {
    fc.assert(
      fc.property(steps, (todo) => {
        const pair = new Pair();
        for (const step of todo) pair.step(step);
      }),
      { numRuns: 300 },
    );
  });
});
