import { describe, expect, it } from 'vitest';
import * as is from './codes';
import { stop } from './control';
import { Host } from './host.test-support';
import * as rebuild from './rebuild';

/** A read model that serves, and the log for another. */
function serving(events: number) {
  const old = new Host({ pollMs: 0 });
  for (let at = 0; at < events; at++) old.append('a');
  old.drive();
  const versions = rebuild.initVersions(0);
  const begin = (given = {}) => {
    rebuild.beginRebuild(versions, 0);
    const anew = new Host({ pollMs: 0, ...given }, true);
    anew.events.push(...old.events);
    return anew;
  };
  /** Both hear of the same. */
  const append = (anew: Host) => {
    old.append('a');
    anew.append('a');
    old.notify();
    anew.notify();
  };
  const switchOver = (anew: Host, now = 0) =>
    rebuild.switchOver(anew.config, versions, old.state, anew.state, now);
  return { old, versions, begin, append, switchOver };
}

describe('rebuilding', () => {
  it('PJ-21: a new version catches up from the first event, and takes over when it shows as much', () => {
    const { old, versions, begin, append, switchOver } = serving(3);
    const anew = begin();
    expect([anew.state.status, versions.serving, versions.candidate]).toEqual([is.REBUILDING, 1, 2]);
    expect(anew.why()).toContain('Made anew since 0.00 s beside the one that serves, 0 events so far.');
    expect(switchOver(anew)).toBe(false);
    anew.drive();
    expect([anew.shown, anew.state.status]).toEqual([{ a: [1, 2, 3] }, is.REBUILDING]);
    append(anew);
    old.drive();
    expect(switchOver(anew)).toBe(false);
    anew.drive();
    expect(switchOver(anew, 7)).toBe(true);
    expect(versions).toMatchObject({ serving: 2, candidate: 0, switches: 1, switchedAt: 7 });
    expect(anew.state.status).toBe(is.LIVE);
    expect(switchOver(anew)).toBe(false);
  });

  it('PJ-21: one that has not heard of what the old one shows already does not take over', () => {
    const { old, begin, switchOver } = serving(2);
    const anew = begin();
    anew.drive();
    old.append('a');
    anew.append('a');
    old.notify();
    old.drive();
    expect([anew.state.head, switchOver(anew)]).toEqual([2, false]);
    anew.notify();
    anew.drive();
    expect(switchOver(anew)).toBe(true);
  });

  it('PJ-21: one that knows of more than it shows does not take over, also if it shows as much as the other', () => {
    const { begin, switchOver } = serving(1);
    const anew = begin();
    anew.drive();
    anew.append('b');
    anew.notify();
    expect(switchOver(anew)).toBe(false);
    anew.drive();
    expect(switchOver(anew)).toBe(true);
  });

  it('PJ-21: an empty log has to be looked at before the switch', () => {
    const { begin, switchOver } = serving(0);
    const anew = begin();
    expect(switchOver(anew)).toBe(false);
    anew.drive();
    expect(switchOver(anew)).toBe(true);
  });

  it('PJ-21: one that has stopped does not take over, also after a crash it is still being made', () => {
    const { begin, switchOver } = serving(1);
    const anew = begin();
    anew.drive();
    stop(anew.state, 0);
    expect(switchOver(anew)).toBe(false);
    anew.crash(false);
    expect(anew.state.status).toBe(is.REBUILDING);
    anew.drive();
    expect(switchOver(anew)).toBe(true);
    expect(anew.why()).toMatch(/^Live since/);
  });

  it('PJ-22: begins again, or is given up', () => {
    const { versions, begin, switchOver } = serving(1);
    begin();
    const second = begin();
    expect(versions).toMatchObject({ serving: 1, candidate: 3, abandoned: 1 });
    second.drive();
    rebuild.abandonRebuild(versions);
    rebuild.abandonRebuild(versions);
    expect([switchOver(second), versions.abandoned, versions.serving]).toEqual([false, 2, 1]);
    expect(Object.keys(rebuild.versionsShape())).toEqual(Object.keys(versions));
  });
});
