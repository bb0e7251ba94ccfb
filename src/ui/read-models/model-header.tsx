import {
  ArrowLeft,
  FastForward,
  RotateCw,
  SkipForward,
  Square,
  Undo2,
  X,
  type LucideIcon,
} from 'lucide-react';
import { VIEWS } from '../../domain/views/view-settings';
import type { ReadModelDetail, ViewWord } from '../../worker/read-models';
import { useActors } from '../app/app-context';
import { Button } from '../widgets/button';
import { IconButton } from '../widgets/icon-button';
import { ToggleGroup } from '../widgets/toggle-group';
import { Tooltip } from '../widgets/tooltip';
import { StatusBadge } from './status-badge';
import { KEPT, sayWords } from './status-words';
import classes from './model-header.module.css';

/** How it stands beside the write side, or what it holds. */
export type ModelSide = 'stands' | 'holds';

interface ModelHeaderProps {
  readonly detail: ReadModelDetail;
  readonly back: () => void;
  readonly side: ModelSide;
  readonly setSide: (side: ModelSide) => void;
}

/** Which read model it is, how it stands, and what can be done about it. */
export function ModelHeader({ detail, back, side, setSide }: ModelHeaderProps) {
  const { row } = detail;
  const about = `${VIEWS[row.shows].label}. At ${row.node}, made of the events of ${row.source}.`;
  return (
    <header className={classes.header}>
      <BackButton back={back} />
      <div className={classes.words}>
        <h2 className={classes.title}>
          <span className={classes.name} title={row.name}>
            {row.name}
          </span>
          <StatusBadge status={row.status} />
        </h2>
        <p className={classes.about} title={about}>
          {about}
        </p>
      </div>
      <ToggleGroup
        label="Read model shows"
        options={[
          { value: 'stands', label: 'How it stands' },
          { value: 'holds', label: 'What it holds' },
        ]}
        value={side}
        onChange={setSide}
      />
      {side === 'stands' && <Ways detail={detail} />}
    </header>
  );
}

export function BackButton({ back }: { readonly back: () => void }) {
  return (
    <IconButton
      label="All read models"
      size="small"
      icon={<ArrowLeft size={16} aria-hidden="true" />}
      onClick={back}
    />
  );
}

const ICONS: Readonly<Record<ViewWord, LucideIcon>> = {
  resume: FastForward,
  skip: SkipForward,
  replay: Undo2,
  rebuild: RotateCw,
  abandon: X,
  stop: Square,
};

/** What can be said of it now. Each is an input of the run, logged as it acts. */
function Ways({ detail: { row, can } }: { readonly detail: ReadModelDetail }) {
  const { run } = useActors();
  const offered = sayWords(can, row.rebuild !== null);
  if (offered.length === 0) return null;
  return (
    <div role="group" aria-label="As operator" className={classes.ways}>
      {offered.map(({ said, label, help }) => {
        const Icon = ICONS[said];
        return (
          <Tooltip key={said} content={`${help} ${KEPT}`}>
            <Button
              size="small"
              variant={said === 'resume' ? 'primary' : 'plain'}
              icon={<Icon size={14} aria-hidden="true" />}
              onClick={() => run.viewSays(row.id, said)}
            >
              {label}
            </Button>
          </Tooltip>
        );
      })}
    </div>
  );
}
