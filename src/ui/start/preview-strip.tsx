import type { ScenarioTitle } from '../../scenario/library/titles';
import type { RunSummary } from '../../worker/run-summary';
import { count } from '../figures';
import type { PreviewState } from './preview-queue';
import { stripPaths } from './strip-paths';
import classes from './preview-strip.module.css';

const HEIGHT = 28;

interface PreviewStripProps {
  readonly scenario: ScenarioTitle;
  readonly preview: PreviewState;
}

/** How the requests of each second ended, from a real run of the scenario. */
export function PreviewStrip({ scenario, preview }: PreviewStripProps) {
  if (preview.kind !== 'done') return <GreyBlocks still={preview.kind === 'failed'} />;
  const { summary } = preview.finished;
  return (
    <svg
      className={classes.strip}
      viewBox={`0 0 ${Math.max(1, scenario.seconds)} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={inWords(summary)}
    >
      {scenario.picture?.faults.map(({ nodes, fromSecond, toSecond }) => (
        <rect
          key={`${nodes.join()} ${fromSecond}`}
          className={classes.fault}
          x={fromSecond}
          width={toSecond - fromSecond}
          height={HEIGHT}
        />
      ))}
      {stripPaths(summary.strip, HEIGHT).map(({ outcome, path }) => (
        <path key={outcome} className={classes[outcome]} d={path} />
      ))}
    </svg>
  );
}

function GreyBlocks({ still }: { readonly still: boolean }) {
  return <div className={still ? classes.failedBlock : classes.waitingBlock} aria-hidden="true" />;
}

function inWords({ strip, seconds }: RunSummary): string {
  const sum = { served: 0, fallback: 0, late: 0, rejected: 0, failed: 0 };
  for (const second of strip) {
    sum.served += second.served;
    sum.fallback += second.fallback;
    sum.late += second.late;
    sum.rejected += second.rejected;
    sum.failed += second.failed;
  }
  const parts = Object.entries(sum).flatMap(([outcome, value]) =>
    value > 0 ? [`${count(value)} ${outcome}`] : [],
  );
  return `Requests in ${seconds} s: ${parts.length === 0 ? 'none' : parts.join(', ')}`;
}
