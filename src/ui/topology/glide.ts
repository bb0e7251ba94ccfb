import { eased, viewBetween, type Viewport } from './layout/view-between';

/** The canvas that is moved, and the frames of the page. */
export interface GlideStage {
  readonly getViewport: () => Viewport;
  readonly setViewport: (viewport: Viewport) => unknown;
  readonly now: () => number;
  readonly nextFrame: (run: () => void) => number;
  readonly dropFrame: (frame: number) => void;
}

/** Moves the canvas smoothly. One way at a time: the next one, and whoever takes hold of the canvas, ends it. */
export class Glide {
  private frame: number | null = null;
  /** Where the glide that is under way will end. */
  private goal: Viewport | null = null;

  constructor(private readonly stage: GlideStage) {}

  /** Within so many ms; with none it is there at once. */
  to(to: Viewport, duration: number): void {
    this.stop();
    const { getViewport, setViewport, now } = this.stage;
    if (duration <= 0) {
      setViewport(to);
      return;
    }
    const from = getViewport();
    const start = now();
    this.goal = to;
    let last = from;
    const step = (): void => {
      this.frame = null;
      // Somebody else has moved it, by the minimap for example.
      if (!isSame(getViewport(), last)) return this.stop();
      const time = (now() - start) / duration;
      last = viewBetween(from, to, eased(time));
      setViewport(last);
      if (time < 1) this.follow(step);
      else this.stop();
    };
    this.follow(step);
  }

  /**
   * Goes where this would jump to, also from where a glide that is under way would have ended: React Flow knows its own
   * limits. Nothing is painted in between.
   */
  whereLeads(jump: () => void, duration: number): void {
    const { getViewport, setViewport } = this.stage;
    const from = getViewport();
    if (this.goal !== null) setViewport(this.goal);
    this.stop();
    jump();
    const to = getViewport();
    if (duration <= 0 || isSame(to, from)) return;
    setViewport(from);
    this.to(to, duration);
  }

  stop(): void {
    if (this.frame !== null) this.stage.dropFrame(this.frame);
    this.frame = null;
    this.goal = null;
  }

  private follow(step: () => void): void {
    this.frame = this.stage.nextFrame(step);
  }
}

function isSame(a: Viewport, b: Viewport): boolean {
  return a.x === b.x && a.y === b.y && a.zoom === b.zoom;
}
