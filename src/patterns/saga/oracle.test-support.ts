import { CANCELLED, TIMEOUT, type Outcome } from '../../base/outcome';
import { NEVER, NS_PER_MS, type Time } from '../../base/time';
import type { SagaDefinition } from './definition';
import {
  byAct,
  judge,
  nameOf,
  noAct,
  waitOf,
  type Act,
  type Data,
  type Said,
  type Says,
  type Verdict,
} from './oracle-rules.test-support';

/**
 * A saga as an interpreter of its rules: all tries are kept in lists, and whatever can be asked is worked out from these and
 * from the settings as people write them. It is slow, and written to be obviously right: the engine is compared with it.
 */
export class Oracle {
  data: Data;
  counts = { duplicate: 0, late: 0, overtaken: 0, stranger: 0 };
  /** What was sent by the last thing that happened, and whether the state was to be saved. */
  sends: string[] = [];
  saves = false;
  private saved = '';

  constructor(
    private readonly definition: SagaDefinition,
    private readonly luck: number,
  ) {
    this.data = {
      steps: definition.steps.map(() => ({ action: noAct(), undo: noAct(), cleared: false, result: -1 })),
      completed: [],
      turned: null,
      resumed: 0,
      ended: NEVER,
    };
    this.happens(0, true, () => {});
  }

  get status(): string {
    const acts = this.acts();
    const { turned, steps } = this.data;
    if (acts.some(({ act }) => act.state === 'stuck')) return 'stuck';
    const openActs = acts.some(({ act }) => act.state === 'open');
    if (turned === null) {
      if (steps.every(({ action }) => action.state === 'done')) return 'completed';
      return !openActs && acts.some(({ act }) => act.state === 'failed') ? 'failed' : 'running';
    }
    if (openActs || this.toUndo().length > 0) return 'compensating';
    return acts.some(({ act }) => act.state === 'failed') ? 'failed' : 'compensated';
  }

  get isOver(): boolean {
    return ['completed', 'compensated', 'failed'].includes(this.status);
  }

  nextDeadline(): Time {
    if (this.isOver) return NEVER;
    const times = this.acts().flatMap(({ act, place, undo }) =>
      act.state === 'open' ? [act.waitsUntil, this.timeLimit(act, place, undo)] : [],
    );
    if (this.mayTurnBack() || (this.data.turned !== null && this.actionsUnderWay()))
      times.push(this.deadline());
    return Math.min(NEVER, ...times);
  }

  advance(now: Time): void {
    this.happens(now, false, () => {});
  }

  reply(now: Time, place: number, undo: boolean, attempt: number, outcome: Outcome, result: number): Verdict {
    let verdict: Verdict = 'taken';
    this.happens(now, false, () => {
      const act = this.actOf(place, undo);
      const newest = act.tries.length;
      const last = act.tries.at(-1);
      if (attempt > newest || attempt < 1 || last === undefined) verdict = 'stranger';
      else if (attempt < newest) verdict = 'overtaken';
      else if (last.says !== null) verdict = last.answered ? 'duplicate' : 'late';
      else {
        last.answered = true;
        this.tryEnds(now, place, undo, judge(this.definition.settings, outcome), outcome, result);
      }
      if (verdict !== 'taken') this.counts[verdict] += 1;
    });
    return verdict;
  }

  record(now: Time, place: number, undo: boolean, attempt: number): void {
    this.happens(now, false, () => {
      const act = this.actOf(place, undo);
      const last = act.tries.at(-1);
      if (last === undefined || last.says !== null || last.recorded || act.tries.length !== attempt) return;
      last.recorded = true;
      last.runsFrom = now;
    });
  }

  cancel(now: Time): boolean {
    let could = false;
    this.happens(now, false, () => {
      could = this.mayTurnBack();
      if (could) this.turnBack(now, 'cancelled', -1, true);
    });
    return could;
  }

  operator(now: Time, place: number, undo: boolean, said: Said, result: number): boolean {
    let heeded = false;
    this.happens(now, false, () => {
      const act = this.actOf(place, undo);
      heeded = act.state === 'stuck';
      if (!heeded) return;
      if (said === 'try again') {
        act.before = act.tries.length;
        act.state = undo ? 'none' : 'open';
        act.waitsUntil = undo ? NEVER : now;
      } else if (said === 'done') this.actDone(place, undo, result);
      else if (undo || place !== this.pivot()) act.state = 'failed';
      else {
        this.data.steps[place].cleared = true;
        this.actionUndone(place);
        this.turnBack(now, 'not-done', place, false);
      }
    });
    if (heeded) this.saves = true;
    if (heeded) this.saved = JSON.stringify(this.data);
    return heeded;
  }

  /** A crash: all is lost but what was saved last. */
  crash(now: Time): void {
    this.data = JSON.parse(this.saved) as Data;
    if (this.isOver) {
      this.sends = [];
      this.saves = false;
      return;
    }
    this.happens(
      now,
      false,
      () => {
        this.data.resumed += 1;
        for (const { act, place, undo } of this.acts()) {
          const last = act.tries.at(-1);
          if (last === undefined || last.says !== null) continue;
          last.runsFrom = now;
          // It may be given up at once, by a deadline that has passed; then nothing is sent.
          if (last.recorded) continue;
          last.twice = true;
          this.sends.push(nameOf(place, undo, act.tries.length));
        }
      },
      false,
    );
  }

  /** Everything goes through here: what is due, what happens, and what follows from it. */
  private happens(now: Time, begins: boolean, what: () => void, catchesUp = true): void {
    const before = JSON.stringify(this.data);
    const doneBefore = this.weightOfWork();
    const wasOver = !begins && this.isOver;
    this.sends = [];
    if (!wasOver && catchesUp) this.catchUp(now);
    what();
    if (!wasOver) this.follow(now);
    if (!wasOver && this.isOver) this.data.ended = now;
    this.sends = this.sends.filter((send) => this.isOpen(send)).sort(byAct(this.definition.steps.length));
    const changed = begins || JSON.stringify(this.data) !== before;
    const stepwise = begins || this.weightOfWork() !== doneBefore || (!wasOver && this.isOver);
    this.saves = this.definition.settings.saves === 'steps' ? stepwise : changed;
    if (this.saves) this.saved = JSON.stringify(this.data);
  }

  private weightOfWork(): number {
    return this.acts().filter(({ act }) => act.state === 'done' || act.state === 'stuck').length;
  }

  private isOpen(send: string): boolean {
    return this.acts().some(({ act, place, undo }) => {
      return act.tries.at(-1)?.says === null && nameOf(place, undo, act.tries.length) === send;
    });
  }

  private catchUp(now: Time): void {
    for (const { act, place, undo } of this.acts()) {
      if (this.timeLimit(act, place, undo) <= now) this.tryEnds(now, place, undo, 'unknown', TIMEOUT, -1);
    }
    this.heedDeadline(now);
  }

  private heedDeadline(now: Time): void {
    if (now < this.deadline()) return;
    if (this.mayTurnBack()) this.turnBack(now, 'deadline', -1, true);
    else if (this.data.turned !== null) this.withdraw();
  }

  private follow(now: Time): void {
    this.heedDeadline(now);
    for (const { act, place, undo } of this.acts()) {
      if (act.state === 'open' && act.waitsUntil <= now) this.try(now, place, undo);
    }
    if (this.data.turned === null) {
      for (const place of this.nextSteps()) this.try(now, place, false);
      return;
    }
    const busy = this.acts().some(({ act }) => act.state === 'open');
    const [next] = this.toUndo();
    if (!busy && next !== undefined) this.try(now, next, true);
  }

  /** Steps that can begin: not begun, and all steps before their group are done. */
  private nextSteps(): number[] {
    const { steps } = this.definition;
    const groupOf = (place: number) =>
      steps.filter(({ settings }, other) => other > 0 && other <= place && settings.starts === 'after')
        .length;
    return steps.flatMap((_, place) => {
      const before = this.data.steps.filter((__, other) => groupOf(other) < groupOf(place));
      const ready = before.every(({ action }) => action.state === 'done');
      return ready && this.data.steps[place].action.state === 'none' ? [place] : [];
    });
  }

  /** Steps that are still to be undone, the next one first. */
  private toUndo(): number[] {
    const { completed, steps } = this.data;
    if (this.data.turned === null) return [];
    const last = [...completed].reverse();
    const never = steps.map((_, place) => place).filter((place) => !completed.includes(place));
    const all = this.definition.settings.compensates === 'all' ? [...never.reverse(), ...last] : last;
    return all.filter((place) => this.canUndo(place) && steps[place].undo.state === 'none');
  }

  private canUndo(place: number): boolean {
    const pivot = this.pivot();
    return this.definition.steps[place].settings.compensation === 'undo' && (pivot === -1 || place <= pivot);
  }

  private mayTurnBack(): boolean {
    if (this.data.turned !== null || this.isOver) return false;
    const pivot = this.pivot();
    if (pivot === -1) return true;
    const { action } = this.data.steps[pivot];
    if (action.state === 'done' || action.state === 'failed') return false;
    if (this.canUndo(pivot)) return true;
    return action.state !== 'stuck' && action.tries.at(-1)?.says !== null && !this.mayHaveHappened(pivot);
  }

  private mayHaveHappened(place: number): boolean {
    const { action, cleared } = this.data.steps[place];
    return !cleared && action.tries.some(({ says, twice }) => twice || says === 'unknown' || says === 'done');
  }

  private try(now: Time, place: number, undo: boolean): void {
    const act = this.actOf(place, undo);
    act.state = 'open';
    act.waitsUntil = NEVER;
    act.tries.push({
      runsFrom: now,
      recorded: false,
      twice: false,
      answered: false,
      says: null,
      outcome: -1,
    });
    this.sends.push(nameOf(place, undo, act.tries.length));
  }

  private tryEnds(
    now: Time,
    place: number,
    undo: boolean,
    says: Says,
    outcome: Outcome,
    result: number,
  ): void {
    const act = this.actOf(place, undo);
    const last = act.tries[act.tries.length - 1];
    last.says = says;
    last.outcome = outcome;
    if (says === 'done') {
      this.actDone(place, undo, result);
      return;
    }
    const { settings } = this.definition.steps[place];
    const inARow = act.tries.length - act.before;
    const mayTry = inARow < (undo ? settings.undoAttempts : settings.attempts) && says !== 'refused';
    if (mayTry && (undo || this.data.turned === null)) {
      act.waitsUntil = now + waitOf(settings, this.luck, place, undo, act.tries.length, inARow);
    } else if (undo) this.deadEnd(act);
    else this.actionFails(now, place, says === 'refused' ? 'refused' : 'failed');
  }

  private actionFails(now: Time, place: number, reason: string): void {
    const pivot = this.pivot();
    const { action } = this.data.steps[place];
    if (this.data.turned !== null) this.actionUndone(place);
    else if (pivot !== -1 && place > pivot) this.deadEnd(action);
    else if (place === pivot && !this.canUndo(place) && this.mayHaveHappened(place)) {
      this.deadEnd(action);
      if (action.state === 'failed') this.turnBack(now, reason, place, false);
    } else {
      this.actionUndone(place);
      this.turnBack(now, reason, place, false);
    }
  }

  private actDone(place: number, undo: boolean, result: number): void {
    this.actOf(place, undo).state = 'done';
    if (undo) return;
    this.data.steps[place].result = result;
    this.data.completed.push(place);
  }

  /** An action is over that was not done, as far as anybody knows. */
  private actionUndone(place: number): void {
    const { action } = this.data.steps[place];
    action.waitsUntil = NEVER;
    action.state = this.mayHaveHappened(place) ? 'doubtful' : 'harmless';
    if (action.state === 'doubtful') this.data.completed.push(place);
  }

  private deadEnd(act: Act): void {
    act.state = this.definition.settings.deadEnd === 'operator' ? 'stuck' : 'failed';
  }

  private turnBack(now: Time, reason: string, step: number, withdraws: boolean): void {
    this.data.turned = { at: now, reason, step };
    this.data.steps.forEach(({ action }, place) => {
      if (action.state === 'open' && action.tries.at(-1)?.says !== null) this.actionUndone(place);
    });
    if (withdraws) this.withdraw();
  }

  private withdraw(): void {
    this.data.steps.forEach(({ action }, place) => {
      const last = action.tries.at(-1);
      if (last === undefined || last.says !== null) return;
      last.says = 'unknown';
      last.outcome = CANCELLED;
      this.actionUndone(place);
    });
  }

  private actionsUnderWay(): boolean {
    return this.data.steps.some(({ action }) => action.tries.at(-1)?.says === null);
  }

  private timeLimit(act: Act, place: number, undo: boolean): Time {
    const { timeoutMs, undoTimeoutMs } = this.definition.steps[place].settings;
    const last = act.tries.at(-1);
    const limit = undo ? undoTimeoutMs : timeoutMs;
    return last === undefined || last.says !== null || limit === 0
      ? NEVER
      : last.runsFrom + limit * NS_PER_MS;
  }

  private deadline(): Time {
    const { deadlineMs } = this.definition.settings;
    return deadlineMs === 0 ? NEVER : deadlineMs * NS_PER_MS;
  }

  private pivot(): number {
    return this.definition.steps.findIndex(({ settings }) => settings.pivot);
  }

  private actOf(place: number, undo: boolean): Act {
    return undo ? this.data.steps[place].undo : this.data.steps[place].action;
  }

  /** All actions, and then all compensations. */
  private acts(): { readonly act: Act; readonly place: number; readonly undo: boolean }[] {
    return [false, true].flatMap((undo) =>
      this.data.steps.map((_, place) => ({ act: this.actOf(place, undo), place, undo })),
    );
  }
}
