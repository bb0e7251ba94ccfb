import type { FieldShape, Shape } from '../../base/shape';
import type { Time } from '../../base/time';
import type { ProjectionConfig } from './config';
import { takeOver } from './control';
import type { ProjectionState } from './state';
import { visibleUpTo } from './status';

/**
 * Which version of a read model serves, and which is made anew beside it. A version is a number, counted from 1, for
 * which the host keeps documents and a projection of its own. A type and not an interface, so that it can be handed to
 * whoever saves plain states by their shape.
 */
export type Versions = {
  serving: number;
  /** 0 while none is being made. */
  candidate: number;
  /** The newest version that ever was. */
  newest: number;
  beganAt: Time;
  switchedAt: Time;
  switches: number;
  abandoned: number;
};

export function versionsShape(): Shape {
  return {
    serving: 'number',
    candidate: 'number',
    newest: 'number',
    beganAt: 'number',
    switchedAt: 'number',
    switches: 'number',
    abandoned: 'number',
  } satisfies Record<keyof Versions, FieldShape>;
}

export function initVersions(now: Time): Versions {
  return { serving: 1, candidate: 0, newest: 1, beganAt: now, switchedAt: now, switches: 0, abandoned: 0 };
}

/** A new version begins from the first event. One that was being made is abandoned for it. Its number. */
export function beginRebuild(versions: Versions, now: Time): number {
  if (versions.candidate > 0) versions.abandoned += 1;
  versions.newest += 1;
  versions.candidate = versions.newest;
  versions.beganAt = now;
  return versions.candidate;
}

export function abandonRebuild(versions: Versions): void {
  if (versions.candidate === 0) return;
  versions.candidate = 0;
  versions.abandoned += 1;
}

/** Whether readers would lose nothing by the switch: the new version shows all that the old one does, and runs. */
function isReady(config: ProjectionConfig, serving: ProjectionState, candidate: ProjectionState): boolean {
  return (
    candidate.stopped === 0 &&
    candidate.reads > 0 &&
    visibleUpTo(config, candidate) >= Math.max(visibleUpTo(config, serving), candidate.head)
  );
}

/** From now on the new version serves. False, and nothing happens, while it is not ready. */
export function switchOver(
  config: ProjectionConfig,
  versions: Versions,
  serving: ProjectionState,
  candidate: ProjectionState,
  now: Time,
): boolean {
  if (versions.candidate === 0 || !isReady(config, serving, candidate)) return false;
  versions.serving = versions.candidate;
  versions.candidate = 0;
  versions.switches += 1;
  versions.switchedAt = now;
  takeOver(config, candidate, now);
  return true;
}
