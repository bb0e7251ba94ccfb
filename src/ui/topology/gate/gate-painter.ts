import { ensure } from '../../../base/assert';
import { BREAKER_FIELD, HEAD, MODE, type FrameView } from '../../../worker/frame';
import { BREAKER_MODE, barTurn, countdownShare } from '../../breaker-ring/ring-geometry';
import { COUNTDOWN_RADIUS, isCalm, ringPaths } from './gate-drawing';
import { gateLabel } from './gate-words';

/** The parts of a gate that change with frames, as its markup names them (`data-part`). */
export type GatePart = 'free' | 'successes' | 'failures' | 'countdown' | 'bar' | 'state' | 'next' | 'figure';

/** Outcomes come faster than anybody can follow; the ring is drawn anew at most this often, in ms. */
const RING_EVERY_MS = 80;
/** A step of the countdown arc that is one pixel long. */
const ARC_STEP = 1 / (2 * Math.PI * COUNTDOWN_RADIUS);
/** The label counts down in tenths of a second. */
const LABEL_STEP_NS = 1e8;
const PULSE = [{ transform: 'scale(1)' }, { transform: 'scale(1.18)' }, { transform: 'scale(1)' }];
const PULSE_MS = 320;

/** Draws a gate from frames, and touches only what differs from what it drew last. */
export class GatePainter {
  private mode = NaN;
  private calm: boolean | undefined;
  private ringKey = '';
  private ringAt = -Infinity;
  private arc = 0;
  private labelMode = NaN;
  private labelStep = NaN;
  private held = 0;
  /** Not quite the same for all, or all rings of a canvas would be repainted in the same animation frame. */
  private readonly ringEvery = RING_EVERY_MS * (0.9 + 0.2 * Math.random());

  private readonly bar: SVGElement;
  private readonly words: readonly Element[];
  private readonly rings: readonly Element[];
  private readonly countdown: Element;

  constructor(private readonly root: HTMLElement) {
    const find = (part: GatePart): Element =>
      ensure(root.querySelector(`[data-part='${part}']`), `the part ${part} of a gate`);
    this.bar = ensure(root.querySelector<SVGElement>("[data-part='bar']"), 'the bar of a gate');
    this.words = [find('state'), find('next'), find('figure')];
    this.rings = [find('free'), find('successes'), find('failures')];
    this.countdown = find('countdown');
  }

  paint(frame: FrameView, row: number, trials: number, still: boolean): void {
    this.paintMode(frame.layer(row, BREAKER_FIELD.mode), still);
    this.paintHeld(frame.layer(row, BREAKER_FIELD.control));
    this.paintCalm(isCalm(frame, row));
    if (this.calm !== true) this.paintRing(frame, row);
    this.paintCountdown(frame, row, still);
    this.paintLabel(frame, row, trials);
  }

  /** No frame tells of it yet: as it stands at time zero. */
  rest(): void {
    this.paintMode(0, true);
    this.paintCalm(true);
  }

  private paintLabel(frame: FrameView, row: number, trials: number): void {
    const left = frame.layer(row, BREAKER_FIELD.openUntil) - frame.head(HEAD.time);
    const step =
      this.mode === BREAKER_MODE.open
        ? Math.round(left / LABEL_STEP_NS)
        : frame.layer(row, BREAKER_FIELD.trialsSucceeded) * 1000 + trials;
    if (step === this.labelStep && this.mode === this.labelMode) return;
    this.labelStep = step;
    this.labelMode = this.mode;
    const { state, next, figure } = gateLabel(frame, row, trials);
    [state, next, figure].forEach((text, index) => {
      this.words[index].textContent = text;
    });
  }

  private paintMode(mode: number, still: boolean): void {
    if (mode === this.mode) return;
    const isChange = !Number.isNaN(this.mode);
    this.mode = mode;
    // The ring of the state before would be wrong for the rest of its time.
    this.ringAt = -Infinity;
    this.root.dataset.mode = String(mode);
    this.bar.style.rotate = `${barTurn(mode)}deg`;
    if (isChange && !still)
      this.root.querySelector('svg')?.animate(PULSE, { duration: PULSE_MS, easing: 'ease-out' });
  }

  /** Held by hand it looks as its mode does, and says so. */
  private paintHeld(control: number): void {
    if (control === this.held) return;
    this.held = control;
    this.labelStep = NaN;
    this.root.toggleAttribute('data-held', control > 0);
  }

  private paintCalm(calm: boolean): void {
    if (calm === this.calm) return;
    this.calm = calm;
    this.root.dataset.calm = String(calm);
  }

  private paintRing(frame: FrameView, row: number): void {
    const now = performance.now();
    // A run that stands still sends no later frame that would make up for a ring left out.
    const isMoving = frame.head(HEAD.mode) === MODE.playing;
    if (isMoving && now - this.ringAt < this.ringEvery) return;
    const key = [
      BREAKER_FIELD.ringBits,
      BREAKER_FIELD.ringCount,
      BREAKER_FIELD.windowSize,
      BREAKER_FIELD.windowCalls,
      BREAKER_FIELD.windowFailures,
    ]
      .map((field) => frame.layer(row, field))
      .join();
    if (key === this.ringKey) return;
    this.ringKey = key;
    this.ringAt = now;
    const paths = ringPaths(frame, row);
    [paths.free, paths.successes, paths.failures].forEach((path, index) =>
      this.rings[index].setAttribute('d', path),
    );
  }

  private paintCountdown(frame: FrameView, row: number, still: boolean): void {
    const left = countdownShare(
      this.mode,
      frame.layer(row, BREAKER_FIELD.openUntil),
      frame.layer(row, BREAKER_FIELD.openFor),
      frame.head(HEAD.time),
    );
    // Without motion the figure beside the gate says it alone.
    const arc = still ? 0 : left;
    if (Math.abs(arc - this.arc) < ARC_STEP && arc !== 0) return;
    if (arc === this.arc) return;
    this.arc = arc;
    this.countdown.setAttribute('stroke-dasharray', `${arc.toFixed(4)} 1`);
  }
}
