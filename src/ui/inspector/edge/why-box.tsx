import { CircleHelp } from 'lucide-react';
import { useId, useState } from 'react';
import { instantText } from '../../../base/duration-text';
import type { ScenarioLayer } from '../../../scenario/format';
import { seekerOf } from '../../../state/seeking';
import { couldNotAsk } from '../../../state/view';
import { BREAKER_FIELD } from '../../../worker/frame';
import { useActors, useRun } from '../../app/app-context';
import { useAction } from '../../app/use-action';
import { useFrame } from '../../app/use-frame';
import { modeWords } from '../breaker-words';
import { layerValue } from '../frame-reads';
import { Facts } from '../parts/facts';
import { LinkButton } from '../parts/link-button';
import classes from './why-box.module.css';

export interface WhyBoxProps {
  readonly edge: string;
  readonly layer: ScenarioLayer;
}

/** Why a policy decides as it does, in the words of its own engine, what it decided last, and the figures behind it. */
export function WhyBox({ edge, layer }: WhyBoxProps) {
  const told = useRun(({ detail }) =>
    detail?.layers.find((one) => one.edge === edge && one.layer === layer.id),
  );
  const mode = useFrame(({ frame }) => layerValue(frame, edge, layer.id, BREAKER_FIELD.mode));
  const isBreaker = layer.kind === 'circuit-breaker';
  const [unfolded, setUnfolded] = useState(false);
  const factsId = useId();
  if (!layer.enabled) {
    return (
      <div className={classes.box}>
        <p className={classes.sentence}>It is switched off: calls pass as if it were not there.</p>
      </div>
    );
  }
  const { explanation, decision = null } = told ?? {};
  const hasFacts = (explanation?.facts.length ?? 0) + (decision?.facts.length ?? 0) > 0;
  return (
    <div className={classes.box}>
      <h4 className={classes.question}>
        <CircleHelp size={12} aria-hidden="true" />
        {isBreaker ? modeWords(mode).question : 'What does it do now?'}
      </h4>
      <p className={classes.sentence}>{explanation?.sentence ?? 'The run has not told yet.'}</p>
      {decision !== null && (
        <>
          <h4 className={classes.question}>Its last decision</h4>
          <p className={classes.sentence}>{decision.sentence}</p>
        </>
      )}
      <p className={classes.ways}>
        {isBreaker && <WaysToChange edge={edge} layer={layer.id} />}
        {hasFacts && (
          <LinkButton aria-expanded={unfolded} aria-controls={factsId} onClick={() => setUnfolded(!unfolded)}>
            {unfolded ? 'Fold the figures' : 'Figures behind it'}
          </LinkButton>
        )}
      </p>
      <div id={factsId} hidden={!unfolded}>
        {unfolded && (
          <>
            <Facts facts={explanation?.facts ?? []} />
            {decision !== null && decision.facts.length > 0 && (
              <>
                <h4 className={classes.question}>Of its last decision</h4>
                <Facts facts={decision.facts} />
              </>
            )}
          </>
        )}
      </div>
    </div>
  );
}

/** The ways to why, and to the moment at which the breaker took the state it is in. */
function WaysToChange({ edge, layer }: { readonly edge: string; readonly layer: string }) {
  const { run, view } = useActors();
  const log = useAction('view.log');
  const changedAt = useFrame(({ frame }) => layerValue(frame, edge, layer, BREAKER_FIELD.changedAt));
  if (!(changedAt > 0)) return null;
  const go = (): void => {
    log.run();
    seekerOf(run).to(changedAt);
  };
  const ask = (): void => {
    // It comes with the first question.
    void import('../../../state/ask-why')
      .then(async ({ askWhyOfPart }) => askWhyOfPart({ run, view }, { kind: 'edge', id: edge }, layer))
      .catch(() => couldNotAsk(view));
  };
  return (
    <>
      <LinkButton onClick={ask}>Why, step by step</LinkButton>
      <LinkButton onClick={go}>Go to {instantText(changedAt)}</LinkButton>
    </>
  );
}
