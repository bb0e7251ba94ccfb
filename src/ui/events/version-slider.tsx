import type { StreamDetail } from '../../worker/events';
import { versionWords } from './event-words';
import classes from './stream-shown.module.css';

interface VersionSliderProps {
  readonly detail: Pick<StreamDetail, 'events' | 'versions'>;
  readonly version: number;
  readonly choose: (version: number) => void;
}

/** Goes through the versions of a thing. It is the browser's own, so arrows, Home and End are, too. */
export function VersionSlider({ detail: { events, versions }, version, choose }: VersionSliderProps) {
  const words = versionWords(
    version,
    versions,
    events.find((one) => one.version === version),
  );
  return (
    <div className={classes.slider}>
      <input
        type="range"
        className={classes.range}
        aria-label="Version"
        aria-valuetext={words}
        min={0}
        max={versions}
        step={1}
        value={version}
        onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
      />
      <span className={classes.words} title={words} aria-hidden="true">
        {words}
      </span>
    </div>
  );
}
