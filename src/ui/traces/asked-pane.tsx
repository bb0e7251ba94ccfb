import { CircleAlert, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../widgets/button';
import type { Answer } from './use-answer';
import classes from './traces-view.module.css';

interface AskedPaneProps<Value> {
  readonly answer: Answer<Value>;
  /** Stands above what is waited for, as the way back. */
  readonly top?: ReactNode;
  readonly show: (value: Value) => ReactNode;
}

/** What the worker answers: grey blocks until then, and its sentence with another try when it cannot. */
export function AskedPane<Value>({ answer, top, show }: AskedPaneProps<Value>) {
  const { value, error, retry } = answer;
  return (
    <>
      {value === null && top !== undefined && <div className={classes.top}>{top}</div>}
      {error !== null && <Problem sentence={error} retry={retry} />}
      {value === null && error === null && <Blocks />}
      {value !== null && show(value)}
    </>
  );
}

interface ProblemProps {
  readonly sentence: string;
  readonly retry: () => void;
}

export function Problem({ sentence, retry }: ProblemProps) {
  return (
    <div role="alert" className={classes.error}>
      <CircleAlert size={16} className={classes.sign} aria-hidden="true" />
      <p className={classes.sentence}>{sentence}</p>
      <Button size="small" icon={<RotateCw size={14} aria-hidden="true" />} onClick={retry}>
        Try again
      </Button>
    </div>
  );
}

const WIDTHS = ['92%', '70%', '64%', '48%', '80%', '36%'];

function Blocks() {
  return (
    <div aria-busy="true">
      <span className="visually-hidden">It is being recorded.</span>
      <div className={classes.headBlock} />
      {WIDTHS.map((width) => (
        <div key={width} className={classes.block} style={{ width: `calc(${width} - 2rem)` }} />
      ))}
    </div>
  );
}
