import type { Box } from '../topology/geometry/box';
import { ageText, QUEUE_SLOTS, type NodeFigures } from '../topology/nodes/node-figures';
import type { NodeKind } from '../topology/topology';
import type { Ink } from './ink';
import { element } from './svg-text';
import { mark, plate, words } from './topology-ink';

export interface DrawnCard {
  readonly name: string;
  readonly kind: NodeKind;
  /** The drawing of its kind, 14 by 14. */
  readonly glyph: string;
  readonly zones: string;
  readonly box: Box;
  readonly figures: NodeFigures;
}

/** A card as the canvas shows it: its name and health, its figures, and what is written at its border. */
export function drawnCard(card: DrawnCard, ink: Ink): string {
  const { box, figures } = card;
  const isDown = figures.instances === 'none';
  const isFailing = figures.health === 'failing' || isDown;
  const low = card.kind === 'database';
  return element(
    'g',
    { transform: `translate(${box.x} ${box.y})` },
    plate({ ...box, x: 0, y: 0 }, 8, {
      ...ink.fill('raised'),
      ...ink.stroke(isFailing ? 'failed' : 'line2'),
      'stroke-width': isDown ? 2 : 1,
      'stroke-dasharray': isDown ? '4 3' : undefined,
    }),
    head(card, ink, low),
    low ? lowFigures(card, ink) : usualFigures(card, ink),
    badges(card, ink),
    note(card, ink),
  );
}

function head({ name, glyph, box, figures }: DrawnCard, ink: Ink, low: boolean): string {
  const [left, middle] = low ? [6, 14] : [8, 17];
  const textX = left + 14 + (low ? 4 : 6);
  const room = box.width - textX - (low ? 19 : 22);
  return [
    element('g', { transform: `translate(${left} ${middle - 7})` }, glyph),
    words(ink, name, textX, middle + 4.5, { size: low ? 12 : 13, weight: 500, room }, ink.fill('tx')),
    mark(ink, figures.health, box.width - (low ? 18 : 20), middle - 6, 12),
  ].join('');
}

function usualFigures({ kind, box, figures }: DrawnCard, ink: Ink): string {
  const { rate, shareText, shareKind, p95, load, loadPercent, queued, up } = figures;
  const right = box.width - 8;
  const stale = figures.idleTenths >= 0;
  const valueAt = 41;
  const captionAt = 53;
  const second =
    8 + Math.max(30, ink.width(rate, 12, 600), ink.width(kind === 'client' ? 'asked' : 'rate', 10)) + 6;
  const value = { size: 12, weight: 600 };
  const caption = { size: 10 };
  const plain = ink.fill(stale ? 'tx3' : 'tx');
  const upX = 8 + (up === '' ? 0 : ink.width(up, 10) + 8);
  const loadWidth = ink.width(load, 10) + (queued > 0 ? ink.width(` +${queued}`, 10, 600) : 0);
  const barWidth = Math.max(0, right - loadWidth - 8 - upX);
  return [
    words(ink, rate, 8, valueAt, value, plain),
    words(ink, kind === 'client' ? 'asked' : 'rate', 8, captionAt, caption, ink.fill('tx3')),
    words(
      ink,
      shareText,
      second,
      valueAt,
      value,
      figures.shareMatters ? ink.fill(shareKind === 'rejected' ? 'rejected' : 'failed') : plain,
    ),
    words(ink, shareKind, second, captionAt, caption, ink.fill('tx3')),
    words(ink, p95, right, valueAt, { ...value, anchor: 'end' }, figures.p95IsOld ? ink.fill('tx3') : plain),
    words(ink, 'p95', right, captionAt, { ...caption, anchor: 'end' }, ink.fill('tx3')),
    words(ink, up, 8, 72, caption, ink.fill('tx2')),
    loadPercent < 0 ? '' : bar(upX, 67, barWidth, loadPercent, ink),
    queued > 0 ? queue(upX, 73, barWidth, figures.queueSlots, ink) : '',
    words(
      ink,
      load,
      right - (queued > 0 ? ink.width(` +${queued}`, 10, 600) : 0),
      72,
      { ...caption, anchor: 'end' },
      ink.fill('tx2'),
    ),
    queued > 0
      ? words(ink, `+${queued}`, right, 72, { size: 10, weight: 600, anchor: 'end' }, ink.fill('tx'))
      : '',
  ].join('');
}

function bar(x: number, y: number, width: number, percent: number, ink: Ink): string {
  const full = percent >= 100;
  return [
    element('rect', { x, y, width, height: 4, rx: 2, ...ink.fill('line2') }),
    element('rect', {
      x,
      y,
      width: (width * percent) / 100,
      height: 4,
      rx: 2,
      ...ink.fill(full ? 'degraded' : 'tx2'),
    }),
  ].join('');
}

function queue(x: number, y: number, width: number, slots: number, ink: Ink): string {
  const pitch = width / QUEUE_SLOTS;
  return Array.from({ length: QUEUE_SLOTS }, (_, slot) =>
    element('rect', {
      x: x + slot * pitch,
      y,
      width: Math.max(1, pitch - 1),
      height: 3,
      ...ink.fill(slot < slots ? 'degraded' : 'line2'),
    }),
  ).join('');
}

/** A low card has room for one more figure: the one that says most. */
function lowFigures({ box, figures }: DrawnCard, ink: Ink): string {
  const { rate, idleTenths, shareMatters, shareText, shareKind, called, p95 } = figures;
  const second = !called
    ? 'idle'
    : idleTenths >= 0
      ? `idle ${ageText(idleTenths)}`
      : shareMatters
        ? `${shareText} ${shareKind}`
        : `p95 ${p95}`;
  const isLoud = called && idleTenths < 0 && shareMatters;
  const paint = ink.fill(!isLoud ? 'tx3' : shareKind === 'rejected' ? 'rejected' : 'failed');
  return [
    words(ink, rate, 6, 38, { size: 12, weight: 600 }, ink.fill(idleTenths >= 0 ? 'tx3' : 'tx')),
    words(ink, second, box.width - 6, 38, { size: 11, anchor: 'end' }, paint),
  ].join('');
}

/** On the upper border: its zones, and that a fault acts on it. */
function badges({ box, zones, figures }: DrawnCard, ink: Ink): string {
  const isDown = figures.instances === 'none';
  const room = Math.min(84, ink.width(zones, 10));
  const zone =
    zones === ''
      ? ''
      : plate({ x: 8, y: -7, width: room + 6, height: 12 }, 0, ink.fill('bg')) +
        words(ink, zones, 11, 3, { size: 10, room: 84 }, ink.fill('tx3'));
  if (!figures.faulted && !isDown) return zone;
  const said = isDown ? 'down' : 'fault';
  const width = ink.width(said, 10, 600) + (figures.faulted ? 18 : 8);
  const x = box.width - 24 - width;
  return [
    zone,
    plate({ x, y: -9, width, height: 16 }, 4, {
      ...ink.fill(isDown ? 'failed' : 'panel'),
      ...ink.stroke('failed'),
    }),
    figures.faulted
      ? element('path', {
          d: `M${x + 9} -6L${x + 5} -0.5H${x + 8}L${x + 7} 4L${x + 11} -2H${x + 8}Z`,
          ...ink.fill(isDown ? 'bg' : 'failed'),
        })
      : '',
    words(
      ink,
      said,
      x + width - 4,
      3,
      { size: 10, weight: 600, anchor: 'end' },
      ink.fill(isDown ? 'bg' : 'failed'),
    ),
  ].join('');
}

/** Below the card: what there is to tell of its data, or when it was called last. */
function note({ kind, box, figures }: DrawnCard, ink: Ink): string {
  const isStale = kind !== 'database' && figures.idleTenths >= 0;
  const said =
    figures.data !== '' ? figures.data : isStale ? `last call ${ageText(figures.idleTenths)} ago` : '';
  const tone =
    figures.data === '' || figures.dataTone === 'plain'
      ? 'tx3'
      : figures.dataTone === 'failed'
        ? 'failed'
        : 'degradedTx';
  return said === ''
    ? ''
    : words(ink, said, box.width, box.height + 16, { size: 11, anchor: 'end' }, ink.fill(tone));
}
