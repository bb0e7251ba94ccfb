import type { EditedRun } from './edited-run';
import type { StepUnit } from './lines';

/** Whoever keeps a key pressed asks for steps faster than they are made. */
const MOST_STEPS = 1000;

/** Steps that were asked for, made one after the other; or anything else that the run hurries to. */
export class Steps {
  private units: StepUnit[] = [];
  private current: (() => boolean) | null = null;

  constructor(
    private readonly run: EditedRun,
    private readonly endedRequests: () => number,
  ) {}

  /** Whether what is waited for has come; null when nothing is. */
  get goal(): (() => boolean) | null {
    return this.current;
  }

  add(unit: StepUnit): void {
    if (this.units.length >= MOST_STEPS) return;
    this.units.push(unit);
    if (this.units.length === 1) this.begin();
  }

  /** In place of all steps. */
  hurryTo(goal: () => boolean): void {
    this.units = [];
    this.current = goal;
  }

  /** What was waited for has come: the next one begins. */
  reached(): void {
    this.units.shift();
    this.begin();
  }

  drop(): void {
    this.units = [];
    this.current = null;
  }

  private begin(): void {
    this.current = this.units.length === 0 ? null : this.goalOf(this.units[0]);
  }

  /** What a step waits for, from the moment on at which it begins. */
  private goalOf(unit: StepUnit): () => boolean {
    if (unit === 'event') return () => true;
    if (unit === 'change') {
      const { cursor } = this.run.timeline.world.log;
      return () => this.run.timeline.world.log.cursor > cursor;
    }
    const ended = this.endedRequests();
    return () => this.endedRequests() > ended;
  }
}
