import { Play } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ScenarioPicture } from '../../scenario/library/details';
import { Button } from '../widgets/button';
import { Miniature } from './miniature';
import classes from './continue-card.module.css';

interface ContinueCardProps {
  readonly title: string;
  readonly picture: ScenarioPicture | undefined;
  readonly where: ReactNode;
  readonly facts: readonly string[];
  readonly onContinue: () => void;
  readonly onAfresh?: () => void;
}

/** What one goes on with: what it is, where it stands, and the way back to it. */
export function ContinueCard({ title, picture, where, facts, onContinue, onAfresh }: ContinueCardProps) {
  return (
    <div className={classes.box}>
      {picture !== undefined && (
        <div className={classes.picture}>
          <Miniature picture={picture} />
        </div>
      )}
      <div className={classes.text}>
        <h3 className={classes.title} title={title}>
          {title}
        </h3>
        <p className={classes.where}>{where}</p>
        <p className={classes.facts}>
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
        <div className={classes.ways}>
          <Button variant="primary" icon={<Play size={14} aria-hidden="true" />} onClick={onContinue}>
            Continue
          </Button>
          {onAfresh !== undefined && <Button onClick={onAfresh}>From the start</Button>}
        </div>
      </div>
    </div>
  );
}
