import { Clock3, Plug, Undo2, Zap } from 'lucide-react';
import type { ReactNode } from 'react';
import { NodeGlyph } from '../../inspector/parts/glyphs';
import { HealthMark } from '../../marks/mark';
import { classNames } from '../../widgets/class-names';
import type { StoreKind } from '../../../scenario/store-settings';
import type { NodeKind } from '../topology';
import { ageText, type NodeFigures } from './node-figures';
import { QueueStrip } from './queue-strip';
import classes from './card-face.module.css';

export interface CardFaceProps {
  readonly name: string;
  readonly kind: NodeKind;
  /** Two rows only: databases, and all cards of a phone. */
  readonly low: boolean;
  readonly figures: NodeFigures;
  /** "west, east"; empty where zones do not matter. */
  readonly zones: string;
  /** Its work is done by real requests. */
  readonly isReal?: boolean;
  /** Of a database. */
  readonly store?: StoreKind | undefined;
  /** The strip of its instances, where there are several. */
  readonly strip?: ReactNode;
}

/** What is seen of a node. Its accessible name, on the element around it, says the same in words. */
export function CardFace(props: CardFaceProps) {
  const { name, kind, low, figures, zones, isReal = false, store, strip } = props;
  const stale = figures.idleTenths >= 0;
  const isDown = figures.instances === 'none';
  const isStarting = figures.instances === 'starting';
  return (
    <>
      <div
        className={classNames(classes.card, low && classes.low)}
        data-health={figures.health}
        data-stale={stale}
        data-down={isDown}
        data-starting={isStarting}
      >
        <div className={classes.head}>
          <span className={classes.glyph} title={store && `${store} database`}>
            <NodeGlyph kind={kind} store={store} size={14} />
          </span>
          <span className={classes.name} title={name}>
            {name}
          </span>
          {isReal && (
            <span className={classes.real} title="Its work is done by real requests">
              <Plug size={12} aria-hidden="true" />
            </span>
          )}
          <HealthMark health={figures.health} size={12} labelled={false} />
        </div>
        {low ? <LowFigures figures={figures} /> : <Figures figures={figures} kind={kind} />}
        {zones !== '' && (
          <span className={classes.zones} title={`Zones: ${zones}`}>
            {zones}
          </span>
        )}
        {strip}
        {(figures.faulted || isDown || isStarting) && (
          <span
            className={classes.fault}
            data-acts={figures.faulted || isDown}
            title={figures.faulted ? 'A fault acts on it' : undefined}
          >
            {figures.faulted && <Zap size={10} aria-hidden="true" />}
            {isDown && 'down'}
            {isStarting && 'starting'}
          </span>
        )}
      </div>
      {figures.data !== '' && (
        <div className={classes.note} data-tone={figures.dataTone}>
          {figures.isLag ? <Clock3 size={11} aria-hidden="true" /> : <Undo2 size={11} aria-hidden="true" />}
          {figures.data}
        </div>
      )}
      {!low && stale && figures.data === '' && (
        <div className={classes.note}>
          <Clock3 size={11} aria-hidden="true" />
          last call {ageText(figures.idleTenths)} ago
        </div>
      )}
    </>
  );
}

interface FiguresProps {
  readonly figures: NodeFigures;
  readonly kind: NodeKind;
}

function Figures({ figures, kind }: FiguresProps) {
  const { rate, p95, load, loadPercent, queued, queueSlots } = figures;
  return (
    <>
      <div className={classes.figures}>
        <Figure value={rate} caption={kind === 'client' ? 'asked' : 'rate'} />
        <Figure value={figures.shareText} caption={figures.shareKind} tone={toneOf(figures)} />
        <Figure value={p95} caption="p95" isOld={figures.p95IsOld} />
      </div>
      <div className={classes.load}>
        <Up figures={figures} />
        {loadPercent >= 0 && (
          <span className={classes.bars}>
            <span className={classes.bar} data-full={loadPercent === 100}>
              <span className={classes.fill} style={{ transform: `scaleX(${loadPercent / 100})` }} />
            </span>
            {queued > 0 && <QueueStrip filled={queueSlots} />}
          </span>
        )}
        <span>
          {load}
          {queued > 0 && <b className={classes.queued}> +{queued}</b>}
        </span>
      </div>
    </>
  );
}

function LowFigures({ figures }: Pick<FiguresProps, 'figures'>) {
  return (
    <div className={classes.row}>
      <span className={classes.value}>{figures.rate}</span>
      <SecondFigure figures={figures} />
      {figures.queued > 0 && (
        <span className={classes.lowStrip}>
          <QueueStrip filled={figures.queueSlots} />
        </span>
      )}
    </div>
  );
}

/** A low card has room for one more figure: the one that says most. */
function SecondFigure({ figures }: Pick<FiguresProps, 'figures'>) {
  const { idleTenths, shareMatters, shareText, shareKind, p95, called, instances } = figures;
  if (instances === 'some')
    return (
      <span className={classes.second}>
        <Up figures={figures} />
      </span>
    );
  if (!called) return <span className={classes.second}>idle</span>;
  if (idleTenths >= 0) return <span className={classes.second}>idle {ageText(idleTenths)}</span>;
  if (shareMatters) {
    return (
      <span className={classNames(classes.second, classes[toneOf(figures)])}>
        {shareText} {shareKind}
      </span>
    );
  }
  return <span className={classes.second}>p95 {p95}</span>;
}

/** How many of several instances are up, with a mark when not all are. */
function Up({ figures: { up, instances } }: Pick<FiguresProps, 'figures'>) {
  if (up === '') return null;
  return (
    <span className={classes.up} data-up={instances}>
      {instances !== 'all' && (
        <HealthMark health={instances === 'none' ? 'failing' : 'degraded'} size={8} labelled={false} />
      )}
      {up}
    </span>
  );
}

type Tone = 'plain' | 'failed' | 'rejected';

function toneOf({ shareMatters, shareKind }: NodeFigures): Tone {
  if (!shareMatters) return 'plain';
  return shareKind === 'rejected' ? 'rejected' : 'failed';
}

interface FigureProps {
  readonly value: string;
  readonly caption: string;
  readonly tone?: Tone;
  /** It is of some time ago, although calls come. */
  readonly isOld?: boolean;
}

function Figure({ value, caption, tone = 'plain', isOld = false }: FigureProps) {
  return (
    <span className={classes.figure}>
      <span className={classNames(classes.value, classes[tone], isOld && classes.old)}>{value}</span>
      <span className={classes.caption}>{caption}</span>
    </span>
  );
}
