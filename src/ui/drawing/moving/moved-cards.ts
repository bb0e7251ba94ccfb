import { boundsOf, type Box, type Point } from '../../topology/geometry/box';
import type { Held } from '../../topology/use-placed';
import { snap, type Guide } from './snap';

/** Keys that follow one another within this time, in ms, are one move to take back. */
const NUDGES_END_MS = 350;

export interface MovedCardsHost {
  /** Where the cards are drawn now, those in hand included. */
  readonly boxes: () => ReadonlyMap<string, Box>;
  readonly hold: (held: Held) => void;
  readonly showGuides: (guides: readonly Guide[]) => void;
  /** Tells the scenario, which may refuse; settles when it has been drawn or refused. */
  readonly place: (places: Held) => Promise<void>;
}

/**
 * Cards on their way: in the hand of a person, then on the way to the worker and back. They are drawn where they are
 * let go until the scenario says so too.
 */
export class MovedCards {
  private readonly held = new Map<string, Point>();
  private readonly nudged = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: MovedCardsHost) {}

  /** Cards follow the pointer, and stop where they agree with others; `reach` 0 lets them go anywhere. */
  drag(places: Held, reach: number): void {
    const boxes = this.host.boxes();
    const moving = [...places].flatMap(([id, spot]) => {
      const box = boxes.get(id);
      return box === undefined ? [] : [{ ...box, ...spot }];
    });
    const others = [...boxes].flatMap(([id, box]) => (places.has(id) ? [] : [box]));
    const { by, guides } =
      reach > 0 ? snap(boundsOf(moving), others, reach) : { by: { x: 0, y: 0 }, guides: [] };
    for (const [id, { x, y }] of places) this.held.set(id, { x: x + by.x, y: y + by.y });
    this.host.showGuides(guides);
    this.tell();
  }

  /** They are let go: where they are held, whatever the pointer says. */
  drop(ids: Iterable<string>): void {
    this.host.showGuides([]);
    void this.settle(ids);
  }

  /** Moved by a key. */
  nudge(places: Held): void {
    for (const [id, spot] of places) {
      this.held.set(id, spot);
      this.nudged.add(id);
    }
    this.tell();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), NUDGES_END_MS);
  }

  /** What keys have moved is told now: something else is about to happen. */
  flush(): void {
    clearTimeout(this.timer);
    if (this.nudged.size === 0) return;
    const ids = [...this.nudged];
    this.nudged.clear();
    void this.settle(ids);
  }

  private async settle(ids: Iterable<string>): Promise<void> {
    const placed = new Map<string, Point>();
    for (const id of ids) {
      const spot = this.held.get(id);
      if (spot === undefined) continue;
      const whole = { x: Math.round(spot.x), y: Math.round(spot.y) };
      this.held.set(id, whole);
      placed.set(id, whole);
    }
    if (placed.size === 0) return;
    this.tell();
    await this.host.place(placed);
    // Somebody may have taken one up again meanwhile.
    for (const [id, spot] of placed) if (this.held.get(id) === spot) this.held.delete(id);
    this.tell();
  }

  private tell(): void {
    this.host.hold(new Map(this.held));
  }
}
