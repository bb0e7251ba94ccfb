import type { Scenario } from '../../scenario/format';
import type { WhyMoment } from '../../worker/traces';
import { useActors } from '../app/app-context';
import { patterns } from '../../patterns/registry';
import { partName } from '../event-log/part-names';
import { moment as momentWords } from '../figures';
import { LinkButton } from '../inspector/parts/link-button';
import { Mark } from '../marks/mark';
import type { MarkKind } from '../marks/mark-paths';
import { useRoom } from '../shell/use-room';
import { classNames } from '../widgets/class-names';
import classes from './why-moments.module.css';

interface WhyMomentsProps {
  readonly scenario: Scenario;
  readonly moments: readonly WhyMoment[];
  /** The one that the buttons below lead to. */
  readonly at: number;
  readonly choose: (place: number) => void;
}

/** What led to it, one step after the other. */
export function WhyMoments({ scenario, moments, at, choose }: WhyMomentsProps) {
  return (
    <ol className={classes.moments}>
      {moments.map((moment, place) => (
        <li
          // The same thing may happen twice at one instant.
          // oxlint-disable-next-line react/no-array-index-key
          key={place}
          className={classNames(classes.moment, place === at && classes.chosen)}
          aria-current={place === at ? 'step' : undefined}
        >
          <MomentMark mark={moment.mark} />
          <h3 className={classes.head}>
            <button type="button" className={classes.title} onClick={() => choose(place)}>
              {moment.title}
            </button>
            <span className={classes.time}>{momentWords(moment.time)}</span>
          </h3>
          <p className={classes.text}>
            {moment.text} <PartLink scenario={scenario} moment={moment} />
          </p>
        </li>
      ))}
    </ol>
  );
}

const MARKS: Readonly<Record<WhyMoment['mark'], MarkKind>> = {
  rejected: 'rejected',
  degraded: 'degraded',
  served: 'served',
  failed: 'failed',
  edit: 'ask',
  note: 'ask',
};

function MomentMark({ mark }: Pick<WhyMoment, 'mark'>) {
  return (
    <span className={classes.mark}>
      <Mark kind={MARKS[mark]} size={10} />
    </span>
  );
}

interface PartLinkProps {
  readonly scenario: Scenario;
  readonly moment: WhyMoment;
}

/** The way to the part that decided, and to the row of its layer. */
function PartLink({ scenario, moment: { part, layer } }: PartLinkProps) {
  const { view } = useActors();
  const room = useRoom();
  if (part === null) return null;
  const list = part.kind === 'node' ? scenario.nodes : scenario.edges;
  // An edit may have taken it away since.
  if (!list.some(({ id }) => id === part.id)) return null;
  const edge = part.kind === 'edge' ? scenario.edges.find(({ id }) => id === part.id) : undefined;
  const kind = edge?.stack.find(({ id }) => id === layer)?.kind;
  const name = partName(scenario, part);
  // Not by `select`, which leaves the answer: it stays beside the part. On a phone there is room for one of them.
  const show = (): void =>
    view.setState({
      selection: part,
      layer,
      untouched: false,
      ...(room === 'phone' && { why: null, phoneTab: 'settings' }),
    });
  return (
    <LinkButton onClick={show}>
      {kind === undefined ? name : `${name}, ${patterns[kind].title.toLowerCase()}`}
    </LinkButton>
  );
}
