import { ArrowLeft, Check, Clock3, Copy, GitBranch } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Scenario } from '../../scenario/format';
import { seekerOf } from '../../state/seeking';
import type { ViewStore } from '../../state/view';
import { HEAD } from '../../worker/frame';
import type { Why, WhySubject } from '../../worker/traces';
import { useActors, useRun, useView } from '../app/app-context';
import { moment } from '../figures';
import { useCopy } from '../shell/top-bar/copy-hash';
import { AskedPane } from '../traces/asked-pane';
import { Button } from '../widgets/button';
import { IconButton } from '../widgets/icon-button';
import { useWhy } from './use-why';
import { decisiveMoment } from './decisive-moment';
import { WhyEvidence } from './why-evidence';
import { WhyMoments } from './why-moments';
import { whyText } from './why-text';
import classes from './why-pane.module.css';

interface WhyPaneProps {
  /** It lies over the page, in something that has its own way back. */
  readonly isSheet?: boolean;
}

/** Why something ended as it did: in one sentence, then step by step, with what each step rested on. */
export function WhyPane({ isSheet = false }: WhyPaneProps) {
  const subject = useView((view) => view.why);
  const scenario = useRun((run) => run.scenario);
  if (subject === null || scenario === null) return null;
  return <Asked key={JSON.stringify(subject)} subject={subject} scenario={scenario} isSheet={isSheet} />;
}

interface AskedProps {
  readonly subject: WhySubject;
  readonly scenario: Scenario;
  readonly isSheet: boolean;
}

function Asked({ subject, scenario, isSheet }: AskedProps) {
  const { view } = useActors();
  const answer = useWhy(subject);
  return (
    <div className={classes.pane}>
      <div className={classes.bar}>
        {!isSheet && <BackButton view={view} />}
        <p className={classes.question}>{answer.value?.question ?? 'Why?'}</p>
      </div>
      <AskedPane answer={answer} show={(why) => <Answered why={why} scenario={scenario} />} />
    </div>
  );
}

function BackButton({ view }: { readonly view: ViewStore }) {
  return (
    <IconButton
      label="Back to the inspector"
      size="small"
      shortcut="Esc"
      icon={<ArrowLeft size={16} aria-hidden="true" />}
      onClick={() => view.setState({ why: null })}
    />
  );
}

function CopyButton({ why }: { readonly why: Why }) {
  const { outcome, copy } = useCopy();
  return (
    <>
      <IconButton
        label={outcome === 'refused' ? 'The browser did not let the page copy' : 'Copy as text'}
        className={classes.copy}
        icon={
          outcome === 'copied' ? (
            <Check size={14} aria-hidden="true" />
          ) : (
            <Copy size={14} aria-hidden="true" />
          )
        }
        tooltipSide="left"
        onClick={() => copy(whyText(why))}
      />
      <span role="status" className="visually-hidden">
        {outcome === 'copied' && 'The answer was copied.'}
        {outcome === 'refused' && 'The browser did not let the page copy.'}
      </span>
    </>
  );
}

interface AnsweredProps {
  readonly why: Why;
  readonly scenario: Scenario;
}

function Answered({ why, scenario }: AnsweredProps) {
  const { moments } = why;
  const title = useRef<HTMLHeadingElement>(null);
  const [chosen, choose] = useState<number | null>(null);
  const at = chosen ?? decisiveMoment(why);
  useAnnounced(title);
  return (
    <>
      <div className={classes.body}>
        <h2 ref={title} className={classes.answer} tabIndex={-1}>
          {why.answer}
        </h2>
        <WhyMoments scenario={scenario} moments={moments} at={at} choose={choose} />
        <WhyEvidence scenario={scenario} moments={moments} />
      </div>
      <div className={classes.ways}>
        {moments.length > 0 && <Ways time={moments[at].time} />}
        <CopyButton why={why} />
      </div>
    </>
  );
}

/** Whoever asked from within a pane that is gone now goes on at the answer. */
function useAnnounced(title: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) title.current?.focus();
  }, [title]);
}

/** There: to look, or to try something else. */
function Ways({ time }: { readonly time: number }) {
  const { run, view } = useActors();
  const go = (): void => {
    run.pause();
    seekerOf(run).to(time);
  };
  const branch = (): void => {
    const reach = run.feed.frame?.head(HEAD.reach) ?? 0;
    go();
    view.setState({
      message:
        time < reach
          ? `The run stands at ${moment(time)}. The next edit begins another line here; the run as it went on stays.`
          : `The run stands at ${moment(time)}, where it ends so far: the next edit goes on from here.`,
    });
  };
  return (
    <>
      <Button icon={<Clock3 size={14} aria-hidden="true" />} onClick={go}>
        Go to {moment(time)}
      </Button>
      <Button icon={<GitBranch size={14} aria-hidden="true" />} onClick={branch}>
        Branch here
      </Button>
    </>
  );
}
