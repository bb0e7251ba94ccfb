import { NS_PER_SECOND } from '../../../base/time';
import { CELL_FIELD, HEALTH, NODE_FIELD, type FrameView } from '../../../worker/frame';
import { UNKNOWN, count, milliseconds, rate, share } from '../../figures';
import type { Health } from '../../marks/mark-paths';
import type { NodeKind } from '../topology';

/** All that a card says, in plain values: a card is drawn anew only when one of them differs. */
export interface NodeFigures {
  readonly health: Health;
  readonly rate: string;
  readonly shareText: string;
  readonly shareKind: 'error' | 'rejected';
  /** Whether the share is worth a colour. */
  readonly shareMatters: boolean;
  readonly p95: string;
  /** Calls come, but none was answered lately: the p95 is of before. */
  readonly p95IsOld: boolean;
  /** "4 / 64", of a client "58 waiting". */
  readonly load: string;
  /** How full it is, in hundredths; -1 where nothing says how much would be full. */
  readonly loadPercent: number;
  readonly queued: number;
  /** Of the slots of the strip, how many are taken. */
  readonly queueSlots: number;
  readonly faulted: boolean;
  /** "2/3 up"; empty where there is only one. */
  readonly up: string;
  /** None, some or all of its instances take requests; none does yet where the first are starting. */
  readonly instances: 'none' | 'starting' | 'some' | 'all';
  /** How many of them some caller keeps away from. */
  readonly keptAway: number;
  /** Tenths of a second since the last call, once that is more than a second; else -1. */
  readonly idleTenths: number;
  /** Whether a call ever came. */
  readonly called: boolean;
  /** About its data: "5 sagas, 2 stuck", "212 events behind", "14 conflicts"; empty where there is nothing to tell. */
  readonly data: string;
  readonly dataTone: 'plain' | 'degraded' | 'failed';
  /** It is about how far its read models are behind. */
  readonly isLag: boolean;
}

export const QUEUE_SLOTS = 12;
const STALE_AFTER_NS = NS_PER_SECOND;

export const NO_FIGURES: NodeFigures = {
  health: 'idle',
  rate: UNKNOWN,
  shareText: UNKNOWN,
  shareKind: 'error',
  shareMatters: false,
  p95: UNKNOWN,
  p95IsOld: false,
  load: UNKNOWN,
  loadPercent: 0,
  queued: 0,
  queueSlots: 0,
  faulted: false,
  up: '',
  instances: 'all',
  keptAway: 0,
  idleTenths: -1,
  called: false,
  data: '',
  dataTone: 'plain',
  isLag: false,
};

const HEALTHS: Readonly<Record<number, Health>> = {
  [HEALTH.idle]: 'idle',
  [HEALTH.well]: 'well',
  [HEALTH.degraded]: 'degraded',
  [HEALTH.failing]: 'failing',
};

export function nodeFigures(frame: FrameView, row: number, kind: NodeKind): NodeFigures {
  const failed = frame.node(row, NODE_FIELD.failedShare);
  const rejected = frame.node(row, NODE_FIELD.rejectedShare);
  const health = HEALTHS[frame.node(row, NODE_FIELD.health)] ?? 'idle';
  const mostlyRejected = rejected > 0 && !(failed > rejected);
  const idleFor = frame.node(row, NODE_FIELD.idleFor);
  const queued = frame.node(row, NODE_FIELD.queued);
  return {
    health,
    rate: rate(frame.node(row, NODE_FIELD.rate)),
    shareText: share(mostlyRejected ? rejected : failed),
    shareKind: mostlyRejected ? 'rejected' : 'error',
    shareMatters: mostlyRejected || (failed > 0 && (health === 'failing' || health === 'degraded')),
    p95: milliseconds(frame.node(row, NODE_FIELD.p95)),
    p95IsOld: frame.node(row, NODE_FIELD.p95Age) > STALE_AFTER_NS,
    ...loadOf(frame, row, kind),
    queued: queued > 0 ? queued : 0,
    queueSlots: queued > 0 ? slotsOf(queued, frame.node(row, NODE_FIELD.queueRoom)) : 0,
    faulted: frame.node(row, NODE_FIELD.faulted) === 1,
    ...instancesOf(frame, row),
    keptAway: keptAwayOf(frame, row),
    idleTenths: idleFor > STALE_AFTER_NS ? Math.round(idleFor / (NS_PER_SECOND / 10)) : -1,
    called: !Number.isNaN(idleFor),
    ...dataOf(frame, row),
  };
}

/** "1.6 s", "2 min 5 s". */
export function ageText(tenths: number): string {
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.floor(tenths / 10);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

export function sameFigures(a: NodeFigures, b: NodeFigures): boolean {
  return KEYS.every((key) => a[key] === b[key]);
}

/** Of a card that is seen from afar, which shows no figures. */
export function sameFromAfar(a: NodeFigures, b: NodeFigures): boolean {
  return a.health === b.health && a.faulted === b.faulted && a.instances === b.instances;
}

const isKey = (key: string): key is keyof NodeFigures => key in NO_FIGURES;
const KEYS = Object.keys(NO_FIGURES).filter(isKey);

function loadOf(frame: FrameView, row: number, kind: NodeKind): Pick<NodeFigures, 'load' | 'loadPercent'> {
  const inFlight = frame.node(row, NODE_FIELD.inFlight);
  if (kind === 'client') return { load: `${count(inFlight)} waiting`, loadPercent: -1 };
  const capacity = frame.node(row, NODE_FIELD.capacity);
  const full = capacity > 0 ? Math.min(1, inFlight / capacity) : 0;
  return { load: `${count(inFlight)} / ${count(capacity)}`, loadPercent: Math.round(full * 100) };
}

/** A client has none, and is never down. */
function instancesOf(frame: FrameView, row: number): Pick<NodeFigures, 'up' | 'instances'> {
  const ready = frame.node(row, NODE_FIELD.ready);
  const wanted = frame.node(row, NODE_FIELD.instances);
  const none = frame.node(row, NODE_FIELD.starting) > 0 ? 'starting' : 'none';
  const up = wanted > 1 ? `${count(ready)}/${count(wanted)} up` : '';
  return { up, instances: ready === 0 && wanted > 0 ? none : ready < wanted ? 'some' : 'all' };
}

function dataOf(frame: FrameView, row: number): Pick<NodeFigures, 'data' | 'dataTone' | 'isLag'> {
  const sagas = frame.node(row, NODE_FIELD.sagas);
  const stuck = frame.node(row, NODE_FIELD.stuck);
  const missing = frame.node(row, NODE_FIELD.missing) - 1;
  const conflicts = frame.node(row, NODE_FIELD.conflicts);
  if (sagas > 0) {
    const data = counted(sagas, 'saga');
    return stuck > 0
      ? { data: `${data}, ${count(stuck)} stuck`, dataTone: 'failed', isLag: false }
      : { data, dataTone: 'plain', isLag: false };
  }
  if (missing >= 0) {
    const isBehind = frame.node(row, NODE_FIELD.behind) === 1;
    const data = missing === 0 ? 'up to date' : `${counted(missing, 'event')} behind`;
    return { data, dataTone: isBehind ? 'degraded' : 'plain', isLag: true };
  }
  const data = conflicts > 0 ? counted(conflicts, 'conflict') : '';
  return { data, dataTone: 'plain', isLag: false };
}

function counted(some: number, what: string): string {
  return `${count(some)} ${what}${some === 1 ? '' : 's'}`;
}

function keptAwayOf(frame: FrameView, row: number): number {
  let found = 0;
  for (let place = 0; place < frame.cells(row); place++) {
    if (frame.cell(row, place, CELL_FIELD.keptAway) > 0) found++;
  }
  return found;
}

/** One that waits fills a slot already, and only a full queue fills them all. */
function slotsOf(queued: number, room: number): number {
  if (!(room > 0) || queued >= room) return QUEUE_SLOTS;
  return Math.max(1, Math.min(QUEUE_SLOTS - 1, Math.round((queued / room) * QUEUE_SLOTS)));
}
