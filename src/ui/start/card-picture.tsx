import { useSyncExternalStore } from 'react';
import type { ScenarioTitle } from '../../scenario/library/titles';
import { Miniature } from './miniature';
import type { PreviewQueue, PreviewState } from './preview-queue';
import { PreviewStrip } from './preview-strip';

export interface CardPartProps {
  readonly scenario: ScenarioTitle;
  readonly previews: PreviewQueue;
}

/** The topology of a scenario, and below it how the requests of its run ended. */
export function CardPicture({ scenario, previews }: CardPartProps) {
  return (
    <>
      <Miniature picture={scenario.picture} />
      <PreviewStrip scenario={scenario} preview={usePreview({ scenario, previews })} />
    </>
  );
}

export function usePreview({ scenario: { id }, previews }: CardPartProps): PreviewState {
  const stateNow = (): PreviewState => previews.stateOf(id);
  return useSyncExternalStore(previews.subscribe, stateNow, stateNow);
}
