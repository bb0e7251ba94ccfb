import { CANCELLED, OUTCOMES, type Outcome } from '../base/outcome';
import { BREAKER_MODES, BREAKER_REASONS, CLOSED } from '../patterns/circuit-breaker/catalogue';
import type { CallEvent } from '../policies/events';
import { BreakerGuard } from '../policies/layers/breaker-layer';
import type { Call } from './call';
import type { Audience, CallNews, GuardEvent } from './events';
import { Fifo } from './fifo';
import type { LayerHost } from './layer-host';
import { NOTED_TYPES } from './noted-types';

/** Puts what happens in a guard into events, as long as somebody listens, and tells them when a turn is over. */
export class GuardNews {
  /** By guard: the mode that was told last. */
  private readonly modes: number[] = [];
  private readonly untold = new Fifo<GuardEvent>();

  constructor(
    private readonly host: LayerHost,
    readonly audience: Audience,
  ) {}

  get isHeard(): boolean {
    return this.audience.isHeard;
  }

  /** Tells the next piece of news, if there is one. Nothing of the guard is under way: listeners may use it as they like. */
  tellNext(): void {
    const event = this.untold.take();
    if (event !== undefined) this.audience.tell(event);
  }

  ofCall(call: Call, news: CallNews): void {
    if (this.isHeard) this.note({ ...news, ...this.about(), call: call.id });
  }

  noted(row: number, event: CallEvent): void {
    const type = this.isHeard ? NOTED_TYPES.get(event) : undefined;
    if (type !== undefined) this.ofCall(this.host.callOf(row), { type });
  }

  late(call: Call, outcome: Outcome): void {
    // What was stopped in time is nothing that came too late.
    if (outcome === CANCELLED) return;
    this.host.lateEnds++;
    this.ofCall(call, { type: 'late', outcome: OUTCOMES[outcome].id });
  }

  guardChanged(index: number): void {
    const { guard, layer } = this.host.stacks.parts[index];
    if (!(guard instanceof BreakerGuard)) return;
    const { mode, reason } = guard.state;
    const from = BREAKER_MODES[this.modes[index] ?? CLOSED];
    this.modes[index] = mode;
    if (!this.isHeard) return;
    const because = BREAKER_REASONS[reason].words;
    this.note({ type: 'state', ...this.about(), layer, from, to: BREAKER_MODES[mode], because });
  }

  instanceEjected(index: number, place: number, isEjected: boolean): void {
    if (!this.isHeard) return;
    const { layer } = this.host.stacks.parts[index];
    const instance = this.host.instanceName(place) ?? String(place);
    this.note({ type: 'instance', ...this.about(), layer, instance, isEjected });
  }

  private note(event: GuardEvent): void {
    this.untold.put(event);
    this.host.toDo++;
  }

  private about(): { readonly guard: string; readonly at: number } {
    const { name, now, era } = this.host;
    return { guard: name, at: era.alarm.toClock(now) };
  }
}
