import type { RunFinished, Verdict } from '../worker/protocol';
import { count, percent } from './figures';
import classes from './run-result.module.css';

export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly finished: RunFinished }
  | { readonly kind: 'failed'; readonly message: string };

/** The live region is always there, so that a screen reader hears what changes inside it. */
export function RunResult({ state }: { readonly state: RunState }) {
  return (
    <div role="status" className={classes.result}>
      {state.kind === 'done' && <Figures finished={state.finished} />}
      {state.kind === 'failed' && (
        <div className={classes.box}>
          <FailedMark /> The run failed. {state.message}
        </div>
      )}
    </div>
  );
}

function Figures({ finished }: { readonly finished: RunFinished }) {
  const { requests, answeredInTime, verdict } = finished.summary;
  const share = requests === 0 ? 0 : answeredInTime / requests;
  return (
    <div className={classes.box}>
      <span className={classes.bar} aria-hidden="true">
        <span className={classes.fill} style={{ width: `${share * 100}%` }} />
      </span>
      <dl className={classes.figures}>
        <dt>Goodput</dt>
        <dd>{percent(answeredInTime, requests)}</dd>
        <dt>Requests</dt>
        <dd>{count(requests)}</dd>
        <dt>Events</dt>
        <dd>{count(finished.events)}</dd>
        <dt>Trace hash</dt>
        <dd className={classes.hash}>{finished.hash}</dd>
      </dl>
      <VerdictLine verdict={verdict} />
    </div>
  );
}

function VerdictLine({ verdict }: { readonly verdict: Verdict }) {
  switch (verdict.kind) {
    case 'none':
      return <p className={classes.verdict}>The scenario states no expectations.</p>;
    case 'holds':
      return (
        <p className={classes.verdict}>
          <svg className={classes.mark} viewBox="0 0 10 10" aria-hidden="true">
            <path d="M1 5.5l3 3L9 2" />
          </svg>
          {verdict.expectations === 1
            ? 'The expectation holds'
            : `All ${verdict.expectations} expectations hold`}
        </p>
      );
    case 'broken':
    case 'open':
      return (
        <>
          <p className={classes.verdict}>
            {verdict.kind === 'broken' && <FailedMark />}
            {verdict.evidence.length} of {verdict.expectations} expectations{' '}
            {verdict.kind === 'broken' ? 'broken' : 'not decided'}
          </p>
          <ul className={classes.reasons}>
            {verdict.evidence.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      );
  }
}

function FailedMark() {
  return (
    <svg className={`${classes.mark} ${classes.failedMark}`} viewBox="0 0 10 10" aria-hidden="true">
      <path d="M5 0l5 5-5 5-5-5z" />
    </svg>
  );
}
