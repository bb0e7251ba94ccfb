import classes from './canvas-outline.module.css';

/** Where cards will stand, roughly: three in a row, then a fork. */
const BLOCKS = ['client', 'gateway', 'service', 'upper', 'lower'] as const;

/** Grey blocks of the final size while a scenario is opened; the words come only when it takes long. */
export function CanvasOutline() {
  return (
    <div className={classes.outline} role="status" aria-label="The topology is loading">
      <div className={classes.blocks}>
        {BLOCKS.map((block) => (
          <span key={block} className={`${classes.block} ${classes[block]}`} />
        ))}
      </div>
      <span className={classes.words} aria-hidden="true">
        Opening the scenario
      </span>
    </div>
  );
}
