import { describe, expect, it } from 'vitest';
import { Glide } from './glide';
import type { Viewport } from './layout/view-between';

const FROM: Viewport = { x: 0, y: 0, zoom: 1 };
const TO: Viewport = { x: 100, y: -40, zoom: 1 };
const SPAN = 160;

/** A canvas whose frames come when they are called for. */
function stage() {
  let viewport = FROM;
  let time = 0;
  let frames = 0;
  const waiting = new Map<number, () => void>();
  const glide = new Glide({
    getViewport: () => viewport,
    setViewport: (next) => {
      viewport = next;
    },
    now: () => time,
    nextFrame: (run) => {
      waiting.set(++frames, run);
      return frames;
    },
    dropFrame: (frame) => void waiting.delete(frame),
  });
  return {
    glide,
    viewport: () => viewport,
    put: (next: Viewport) => {
      viewport = next;
    },
    isMoving: () => waiting.size > 0,
    frameAt: (ms: number) => {
      time = ms;
      const runs = [...waiting.values()];
      waiting.clear();
      for (const run of runs) run();
    },
  };
}

describe('a glide', () => {
  it('goes there frame by frame, in its time', () => {
    const { glide, frameAt, viewport, isMoving } = stage();
    glide.to(TO, SPAN);
    expect(viewport()).toBe(FROM);
    frameAt(SPAN / 4);
    expect(viewport()).toEqual({ x: 6.25, y: -2.5, zoom: 1 });
    frameAt(SPAN / 2);
    expect(viewport()).toEqual({ x: 50, y: -20, zoom: 1 });
    frameAt(SPAN + 7);
    expect(viewport()).toEqual(TO);
    expect(isMoving()).toBe(false);
  });

  it('is there at once when nothing may move by itself', () => {
    const { glide, viewport, isMoving } = stage();
    glide.to(TO, 0);
    expect(viewport()).toEqual(TO);
    expect(isMoving()).toBe(false);
  });

  it('ends when another one begins, where the canvas is then', () => {
    const { glide, frameAt, viewport, isMoving } = stage();
    glide.to(TO, SPAN);
    frameAt(SPAN / 2);
    glide.to({ x: 50, y: 180, zoom: 1 }, SPAN);
    frameAt(SPAN);
    expect(viewport()).toEqual({ x: 50, y: 80, zoom: 1 });
    frameAt(2 * SPAN);
    expect(viewport()).toEqual({ x: 50, y: 180, zoom: 1 });
    expect(isMoving()).toBe(false);
  });

  it('leaves the canvas to whoever moved it', () => {
    const { glide, frameAt, viewport, put, isMoving } = stage();
    glide.to(TO, SPAN);
    frameAt(SPAN / 4);
    put({ x: -70, y: 3, zoom: 0.5 });
    frameAt(SPAN / 2);
    expect(viewport()).toEqual({ x: -70, y: 3, zoom: 0.5 });
    expect(isMoving()).toBe(false);
  });

  it('stops', () => {
    const { glide, frameAt, viewport } = stage();
    glide.to(TO, SPAN);
    glide.stop();
    frameAt(SPAN);
    expect(viewport()).toBe(FROM);
  });

  it('goes where a jump would lead', () => {
    const { glide, frameAt, viewport, put } = stage();
    glide.whereLeads(() => put(TO), SPAN);
    expect(viewport()).toBe(FROM);
    frameAt(SPAN / 2);
    expect(viewport().x).toBe(50);
    frameAt(SPAN);
    expect(viewport()).toEqual(TO);
    glide.whereLeads(() => put(FROM), 0);
    expect(viewport()).toBe(FROM);
  });

  it('goes on from where it would have ended when the next jump comes before that', () => {
    const { glide, frameAt, viewport, put } = stage();
    const further = (): void => put({ ...viewport(), x: viewport().x + 100 });
    glide.whereLeads(further, SPAN);
    frameAt(SPAN / 2);
    glide.whereLeads(further, SPAN);
    expect(viewport().x).toBe(50);
    frameAt(2 * SPAN);
    expect(viewport().x).toBe(200);
    // One that somebody ended does not count.
    glide.whereLeads(further, SPAN);
    glide.stop();
    glide.whereLeads(further, SPAN);
    frameAt(4 * SPAN);
    expect(viewport().x).toBe(300);
  });
});
