import { ERROR, INVALID, OK, type Outcome } from '../../base/outcome';
import { ACTION } from './catalogue';
import { keyOf } from './key';

/** How whoever carries out an act behaves. Requests or replies that are lost never come. */
export type Manner =
  | 'does it'
  | 'fails'
  | 'refuses'
  | 'fails once'
  | 'never hears'
  | 'never answers'
  | 'answers the second time';

/** In place of an outcome: there is no reply. */
export const SILENCE = -1;

/**
 * Participants that do their part: a key takes effect once, a repeated request is answered without doing it again, and what
 * was undone before it came does not take effect any more. They need not remember that they have failed.
 */
export class Participants {
  /** Steps whose effect stands. */
  readonly standing = new Set<number>();
  /** How often each key took effect. */
  readonly tookEffect = new Map<number, number>();
  private readonly undone = new Set<number>();
  private readonly asked = new Map<number, number>();

  constructor(
    private readonly actions: readonly Manner[],
    private readonly compensations: readonly Manner[],
  ) {}

  ask(saga: number, step: number, direction: number): Outcome {
    const key = keyOf(saga, step, direction);
    const times = (this.asked.get(key) ?? 0) + 1;
    const manner = (direction === ACTION ? this.actions : this.compensations)[step];
    if (manner === 'never hears') return SILENCE;
    this.asked.set(key, times);
    if (manner === 'fails' || (manner === 'fails once' && times === 1)) return ERROR;
    if (manner === 'refuses') return INVALID;
    this.takeEffect(key, step, direction);
    const silent = manner === 'never answers' || (manner === 'answers the second time' && times === 1);
    return silent ? SILENCE : OK;
  }

  private takeEffect(key: number, step: number, direction: number): void {
    if (this.tookEffect.has(key)) return;
    if (direction === ACTION) {
      if (this.undone.has(step)) return;
      this.standing.add(step);
    } else {
      this.undone.add(step);
      this.standing.delete(step);
    }
    this.tookEffect.set(key, (this.tookEffect.get(key) ?? 0) + 1);
  }
}
