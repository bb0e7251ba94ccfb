import { BREAKER_FIELD, EDGE_FIELD, HEAD, RETRY_FIELD, type FrameView } from '../../worker/frame';
import { BREAKER_MODE, barTurn, countdownShare } from '../breaker-ring/ring-geometry';
import { count, rate } from '../figures';
import type { TrafficMark } from '../marks/mark-paths';
import { edgeWidth } from '../topology/edges/edge-width';
import { frameRows, layerKey } from '../topology/frame-rows';
import { CALM_RADIUS, COUNTDOWN_RADIUS, isCalm, RING_RADIUS, ringPaths } from '../topology/gate/gate-drawing';
import { gateLabel } from '../topology/gate/gate-words';
import type { Box } from '../topology/geometry/box';
import { directionOn, pointOn } from '../topology/geometry/curve';
import type { EdgeGeometry, GateSpot } from '../topology/geometry/edge-geometry';
import type { Ink } from './ink';
import { element } from './svg-text';
import { mark, plate, words } from './topology-ink';

export interface DrawnEdge {
  readonly id: string;
  readonly geometry: EdgeGeometry;
  readonly retryLayers: readonly string[];
  /** How many trials must succeed, by the layer of the breaker. */
  readonly trials: Readonly<Record<string, number>>;
}

/** The line of a call, as wide as its traffic, with a head: nothing moves along it that would say where it leads. */
export function drawnLine({ id, geometry }: DrawnEdge, ink: Ink, frame: FrameView | null): string {
  const row = rowOf(frame, id);
  const read = (field: (typeof EDGE_FIELD)['callRate' | 'sentRate']): number =>
    frame === null || row === undefined ? 0 : frame.edge(row, field);
  const asked = Math.max(read(EDGE_FIELD.callRate), read(EDGE_FIELD.sentRate));
  const { path, parts, curve } = geometry;
  const end = pointOn(curve, 1);
  const line = (d: string, perSecond: number): string =>
    element('path', {
      d,
      fill: 'none',
      ...ink.stroke('edge'),
      'stroke-width': edgeWidth(perSecond),
      'stroke-dasharray': perSecond > 0 ? undefined : '1.5 4',
    });
  const head = element('path', {
    d: 'M0 0L-9 -4.5V4.5Z',
    transform: `translate(${end.x} ${end.y}) rotate(${directionOn(curve, 1)})`,
    ...ink.fill('ctl'),
  });
  return parts === null
    ? line(path, asked) + head
    : line(parts[0], asked) + line(parts[1], read(EDGE_FIELD.sentRate)) + head;
}

/** What stands on and beside the line: gates, waiting retries, faults, crossings, and the rates of its ends. */
export function drawnBadges(edge: DrawnEdge, ink: Ink, frame: FrameView | null): string {
  const { id, geometry, trials } = edge;
  const row = rowOf(frame, id);
  const gates = geometry.gates.map((gate) => drawnGate(gate, ink, frame, id, trials[gate.layer] ?? 1));
  if (frame === null || row === undefined) return gates.join('');
  const faulted = frame.edge(row, EDGE_FIELD.faulted) === 1;
  const { x, y } = geometry.fault;
  return [
    ...gates,
    geometry.waits === null ? '' : waits(edge, geometry.waits, ink, frame),
    faulted
      ? plate({ x: x - 9, y: y - 8, width: 18, height: 16 }, 4, {
          ...ink.fill('panel'),
          ...ink.stroke('failed'),
        }) + mark(ink, 'lost', x - 5.5, y - 5.5, 11)
      : '',
    geometry.crossing === null ? '' : crossing(geometry.crossing, ink),
    rates(geometry.rates, ink, frame, row),
  ].join('');
}

function rowOf(frame: FrameView | null, edge: string): number | undefined {
  return frame === null ? undefined : frameRows(frame.layout).edges.get(edge);
}

const RATES: readonly (readonly [
  (typeof EDGE_FIELD)['okRate' | 'fallbackRate' | 'failedRate' | 'rejectedRate'],
  TrafficMark,
])[] = [
  [EDGE_FIELD.okRate, 'served'],
  [EDGE_FIELD.fallbackRate, 'fallback'],
  [EDGE_FIELD.failedRate, 'failed'],
  [EDGE_FIELD.rejectedRate, 'rejected'],
];

function rates(box: Box, ink: Ink, frame: FrameView, row: number): string {
  const shown = RATES.flatMap(([field, kind]) => {
    const value = frame.edge(row, field);
    return value > 0 ? [{ kind, text: rate(value) }] : [];
  });
  return shown
    .map(({ kind, text }, index) => {
      const width = 12 + ink.width(text, 10, 500);
      const x = box.x + (box.width - width) / 2;
      const y = box.y + index * 16;
      return [
        plate({ x: x - 4, y, width: width + 8, height: 14 }, 4, ink.fill('bg')),
        mark(ink, kind, x, y + 3, 8),
        words(ink, text, x + 12, y + 10.5, { size: 10, weight: 500 }, ink.fill('tx2')),
      ].join('');
    })
    .join('');
}

function crossing(box: Box, ink: Ink): string {
  return [
    plate(box, 4, { ...ink.fill('panel'), ...ink.stroke('degraded'), 'stroke-dasharray': '3 2' }),
    words(
      ink,
      'crosses',
      box.x + box.width / 2,
      box.y + 12.5,
      { size: 10, anchor: 'middle' },
      ink.fill('tx2'),
    ),
  ].join('');
}

function waits({ id, retryLayers }: DrawnEdge, box: Box, ink: Ink, frame: FrameView): string {
  const rows = frameRows(frame.layout).layers;
  const waiting = retryLayers.reduce((sum, layer) => {
    const row = rows.get(layerKey(id, layer));
    return sum + (row === undefined ? 0 : frame.layer(row, RETRY_FIELD.waiting));
  }, 0);
  if (!(waiting > 0)) return '';
  return [
    mark(ink, 'retry', box.x, box.y + 8, 12),
    words(ink, `${count(waiting)} to retry`, box.x + 16, box.y + 18, { size: 10 }, ink.fill('tx2')),
  ].join('');
}

function drawnGate(gate: GateSpot, ink: Ink, frame: FrameView | null, edge: string, trials: number): string {
  const row = frame === null ? undefined : frameRows(frame.layout).layers.get(layerKey(edge, gate.layer));
  if (frame === null || row === undefined || isCalm(frame, row)) return calmGate(gate, ink);
  const mode = frame.layer(row, BREAKER_FIELD.mode);
  const { free, successes, failures } = ringPaths(frame, row);
  const left = countdownShare(
    mode,
    frame.layer(row, BREAKER_FIELD.openUntil),
    frame.layer(row, BREAKER_FIELD.openFor),
    frame.head(HEAD.time),
  );
  const ring = (d: string, colour: 'line2' | 'served' | 'failed', width: number): string =>
    d === '' ? '' : element('path', { d, fill: 'none', ...ink.stroke(colour), 'stroke-width': width });
  const colour =
    mode === BREAKER_MODE.open ? 'rejected' : mode === BREAKER_MODE.halfOpen ? 'degraded' : 'tx2';
  const countdown = element('circle', {
    r: COUNTDOWN_RADIUS,
    pathLength: 1,
    transform: 'rotate(-90)',
    fill: 'none',
    ...ink.stroke('rejected'),
    'stroke-width': 2,
    'stroke-dasharray': `${left.toFixed(4)} 1`,
  });
  return (
    element(
      'g',
      { transform: `translate(${gate.x} ${gate.y})` },
      element('circle', { r: RING_RADIUS + 3, ...ink.fill('bg') }),
      ring(free, 'line2', 3),
      ring(successes, 'served', 3),
      ring(failures, 'failed', 5),
      left > 0 ? countdown : '',
      element('circle', { r: CALM_RADIUS, ...ink.fill('bg'), ...ink.stroke('ctl'), 'stroke-width': 1.5 }),
      bar(gate.degrees + barTurn(mode), CALM_RADIUS, ink, colour),
    ) + label(gate.label, ink, mode, gateLabel(frame, row, trials))
  );
}

function calmGate({ x, y, degrees }: GateSpot, ink: Ink): string {
  return element(
    'g',
    { transform: `translate(${x} ${y})` },
    element('circle', { r: CALM_RADIUS, ...ink.fill('bg'), ...ink.stroke('ctl'), 'stroke-width': 1.5 }),
    bar(degrees, CALM_RADIUS / 2, ink, 'ctl'),
  );
}

function bar(
  degrees: number,
  reach: number,
  ink: Ink,
  colour: 'tx2' | 'ctl' | 'rejected' | 'degraded',
): string {
  return element('path', {
    d: `M${-reach} 0H${reach}`,
    transform: `rotate(${degrees})`,
    ...ink.stroke(colour),
    'stroke-width': 3,
    'stroke-linecap': 'round',
  });
}

function label(
  box: Box,
  ink: Ink,
  mode: number,
  { state, next, figure }: ReturnType<typeof gateLabel>,
): string {
  if (mode === BREAKER_MODE.closed && state === 'Closed') return '';
  const parts = [
    {
      text: state,
      weight: 600,
      paint: ink.fill(
        mode === BREAKER_MODE.open ? 'rejected' : mode === BREAKER_MODE.halfOpen ? 'degradedTx' : 'tx',
      ),
    },
    { text: next, weight: 400, paint: ink.fill('tx2') },
    { text: figure, weight: 600, paint: ink.fill('tx') },
  ].filter(({ text }) => text !== '');
  const widths = parts.map(({ text, weight }) => ink.width(text, 11, weight));
  const width = widths.reduce((sum, one) => sum + one, 0) + 5 * (parts.length - 1) + 12;
  let x = box.x + (box.width - width) / 2;
  const around = plate({ x, y: box.y + 1, width, height: 19 }, 4, {
    ...ink.fill('bg'),
    ...ink.stroke(
      mode === BREAKER_MODE.open ? 'rejected' : mode === BREAKER_MODE.halfOpen ? 'degraded' : 'ctl',
    ),
  });
  x += 6;
  const said = parts.map(({ text, weight, paint }, index) => {
    const at = x;
    x += widths[index] + 5;
    return words(ink, text, at, box.y + 14.5, { size: 11, weight }, paint);
  });
  return around + said.join('');
}
