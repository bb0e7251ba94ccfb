import { useId, useState } from 'react';
import type { Result } from '../base/result';
import type { RunFinished } from '../worker/protocol';
import { RunResult, type RunState } from './run-result';
import classes from './scenario-card.module.css';
import type { ScenarioTitle } from '../scenario/library/titles';

export type RunScenario = (scenario: ScenarioTitle) => Promise<Result<RunFinished, string>>;

export interface ScenarioCardProps {
  readonly scenario: ScenarioTitle;
  readonly run: RunScenario;
}

export function ScenarioCard({ scenario, run }: ScenarioCardProps) {
  const [state, setState] = useState<RunState>({ kind: 'idle' });
  const titleId = useId();
  const start = async (): Promise<void> => {
    if (state.kind === 'running') return;
    setState({ kind: 'running' });
    const result = await run(scenario);
    setState(
      result.ok ? { kind: 'done', finished: result.value } : { kind: 'failed', message: result.error },
    );
  };
  return (
    <article className={classes.card} aria-labelledby={titleId}>
      <h3 id={titleId} className={classes.title}>
        {scenario.title}
      </h3>
      <p className={classes.question}>{scenario.question}</p>
      <div className={classes.foot}>
        <span className={classes.facts}>
          {scenario.seconds} s, seed {scenario.seed}
        </span>
        {/* Not `disabled` while it runs: a button that loses the focus throws a keyboard user to the top. */}
        <button
          type="button"
          className={classes.run}
          aria-disabled={state.kind === 'running'}
          onClick={() => void start()}
        >
          {state.kind === 'running' ? 'Running' : <PlayLabel again={state.kind !== 'idle'} />}
          <span className="visually-hidden">: {scenario.title}</span>
        </button>
      </div>
      <RunResult state={state} />
    </article>
  );
}

function PlayLabel({ again }: { readonly again: boolean }) {
  return (
    <>
      <svg className={classes.glyph} viewBox="0 0 9 10" aria-hidden="true">
        <path d="M0 0l9 5-9 5z" />
      </svg>
      {again ? 'Run again' : 'Run'}
    </>
  );
}
