import { defaultsOf } from '../../base/check-settings';
import { NEVER, NS_PER_MS, type Time } from '../../base/time';
import * as is from './codes';
import { configure, type ProjectionConfig } from './config';
import * as control from './control';
import * as engine from './engine';
import { explain, lagInEvents, lagInTime } from './explain';
import { fields, type ProjectionSettings } from './settings';
import { init, type ProjectionState } from './state';

/** An event for one document, which is also its stream. `fails` is how often its handler still fails. */
export interface TestEvent {
  readonly document: string;
  readonly time: Time;
  fails: number;
}

/** A document lists the positions that it was changed by: what came twice, or in another order, shows. */
interface Document {
  readonly positions: readonly number[];
  readonly last: number;
}

/** A document that the projection does not want to hear of. */
export const IGNORED = 'ignored';

/**
 * A log, a database and a process around a projection. `documents` are what readers see. With the checkpoint together
 * they are replaced by those of the transaction when it is committed.
 */
export class Host {
  readonly events: TestEvent[] = [];
  settings: ProjectionSettings;
  config: ProjectionConfig;
  state: ProjectionState;
  documents = new Map<string, Document>();
  /** Documents of the transaction that is open. */
  staged = new Map<string, Document>();
  now: Time = 0;
  /** What is under way. */
  want = is.BUSY;
  /** What was skipped, and had no effect later. */
  readonly skipped = new Set<number>();
  /** How far the source shows what it has. */
  shownTo = Infinity;

  constructor(given: Partial<ProjectionSettings> = {}, rebuilds = false) {
    this.settings = { ...defaultsOf(fields), ...given };
    this.config = configure(this.settings);
    this.state = init(this.config, 0, rebuilds);
  }

  get log() {
    return { length: this.events.length, timeOf: (position: number) => this.events[position - 1].time };
  }

  append(document: string, fails = 0): number {
    this.events.push({ document, time: this.now, fails });
    return this.events.length;
  }

  notify(): void {
    engine.notify(this.config, this.state, this.events.length, this.now);
  }

  /** Asks what is wanted. */
  ask(): number {
    this.want = engine.next(this.config, this.state, this.now);
    return this.want;
  }

  /** Does what is under way, if anything is, and tells. */
  finish(): void {
    const { config, state, now } = this;
    const { turn } = state;
    if (state.phase === is.READING) this.read(turn);
    else if (state.phase === is.HANDLING) this.handle(turn);
    else if (state.phase === is.SAVING) {
      this.commit();
      engine.saved(config, state, turn, now);
    }
  }

  /** What is under way fails, and has no effect. */
  fail(): void {
    const { config, state, now } = this;
    const { turn, handling, skipped } = state;
    if (state.phase === is.READING) engine.readFailed(config, state, turn, now);
    else if (state.phase === is.HANDLING) engine.failed(config, state, turn, now);
    else if (state.phase === is.SAVING) engine.saveFailed(config, state, turn, now);
    if (state.skipped > skipped) this.noteSkipped(handling);
  }

  /** An event that comes again after a crash may have had its effect already, and is skipped without being missed. */
  noteSkipped(position: number): void {
    if (!this.has(position)) this.skipped.add(position);
  }

  /** The process dies; what was under way may have had its effect. */
  crash(hadEffect: boolean): void {
    const { config, state, now } = this;
    if (hadEffect && state.phase === is.SAVING) {
      this.commit();
      engine.saved(config, state, state.turn, now);
    } else if (hadEffect && state.phase === is.HANDLING && config.together === 0) {
      if (this.events[state.handling - 1].fails === 0) this.apply(state.handling);
    }
    control.crash(config, state, now);
    this.staged = new Map(this.documents);
  }

  /** Goes on until it waits for something that no time brings, or until an instant. */
  drive(until: Time = this.now): void {
    for (let steps = 0; steps < 10_000; steps++) {
      const want = this.ask();
      if (want === is.REST) return;
      if (want !== is.WAIT) this.finish();
      else if (this.state.wakeAt > until) break;
      else this.now = this.state.wakeAt;
    }
    this.now = Math.max(this.now, until);
  }

  driveMs(until: number): void {
    this.drive(until * NS_PER_MS);
  }

  /** Mends every event and goes on until everything shows. */
  settle(): void {
    for (const event of this.events) event.fails = 0;
    this.shownTo = Infinity;
    for (let rounds = 0; rounds < 10_000; rounds++) {
      this.finish();
      const want = this.ask();
      if (want !== is.WAIT && want !== is.REST) continue;
      const { state } = this;
      if (state.checkpoint === this.events.length && state.parkedCount === 0) return;
      // A replay that was under way does not come back to what failed before it was mended.
      control.replayParked(state);
      control.resume(state, false, this.now);
      this.notify();
      if (state.wakeAt !== NEVER) this.now = Math.max(this.now, state.wakeAt);
    }
    throw new Error('the projection did not settle');
  }

  use(changed: Partial<ProjectionSettings>): void {
    this.settings = { ...this.settings, ...changed };
    this.config = configure(this.settings);
    control.adapt(this.config, this.state, this.now);
  }

  why(): string {
    return explain(this.config, this.state, this.log, this.now).sentence;
  }

  get lag(): readonly number[] {
    const { config, state, log, now } = this;
    return [lagInEvents(config, state, log), lagInTime(config, state, log, now) / NS_PER_MS];
  }

  /** The positions that changed each document that readers see. */
  get shown(): Readonly<Record<string, readonly number[]>> {
    return Object.fromEntries([...this.documents].map(([name, { positions }]) => [name, positions]));
  }

  has(position: number): boolean {
    const { document } = this.events[position - 1];
    return this.documents.get(document)?.positions.includes(position) === true;
  }

  /** What the documents come to when each event is handled once, but for those that were skipped. */
  get wanted(): Readonly<Record<string, readonly number[]>> {
    const fold: Record<string, number[]> = {};
    this.events.forEach(({ document }, index) => {
      if (document === IGNORED || this.skipped.has(index + 1)) return;
      (fold[document] ??= []).push(index + 1);
    });
    return fold;
  }

  private read(turn: number): void {
    const { config, state, now } = this;
    const end = Math.min(this.events.length, this.shownTo);
    let readTo = state.readTo;
    let taken = 0;
    while (readTo < end && taken < config.batchEvents) {
      readTo += 1;
      const { document } = this.events[readTo - 1];
      if (document === IGNORED) continue;
      engine.take(state, turn, readTo, streamOf(document));
      taken += 1;
    }
    engine.received(config, state, turn, readTo, this.events.length, now);
  }

  private handle(turn: number): void {
    const { config, state, now } = this;
    const event = this.events[state.handling - 1];
    if (event.fails > 0) {
      event.fails -= 1;
      this.fail();
      return;
    }
    this.apply(state.handling);
    engine.handled(config, state, turn, now);
  }

  /** The handler: it heeds the last position of a document only where events may come twice. */
  private apply(position: number): void {
    const { document } = this.events[position - 1];
    const together = this.config.together === 1;
    const documents = together ? this.staged : this.documents;
    const { positions, last } = documents.get(document) ?? { positions: [], last: 0 };
    // What was skipped and comes again after a crash has no effect either, once a later event had.
    if (!together && position <= last) return;
    this.skipped.delete(position);
    documents.set(document, { positions: [...positions, position], last: position });
  }

  private commit(): void {
    if (this.config.together === 1) this.documents = new Map(this.staged);
  }
}

function streamOf(document: string): number {
  return document.charCodeAt(0);
}
