import { useEffect, useLayoutEffect } from 'react';
import type { ScenarioTitle } from '../../scenario/library/titles';
import type { RunMode } from '../../state/run';
import type { Page } from '../../state/view';
import { usePreferences, useRun, useView } from './app-context';
import { useRunName } from './use-run-name';

/** Puts the preferences that style sheets read on the root element. */
export function useLooks(): void {
  const theme = usePreferences((preferences) => preferences.theme);
  const scale = usePreferences((preferences) => preferences.scale);
  const motion = usePreferences((preferences) => preferences.motion);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
    dataset.scale = scale;
    dataset.motion = motion;
  }, [theme, scale, motion]);
}

const MODE_WORDS: Readonly<Record<RunMode, string>> = {
  playing: 'running',
  ahead: 'running',
  full: 'stopped',
  paused: 'paused',
  ended: 'ended',
};

/** "Payment outage, paused – Breakwater", so that a tab says what goes on in it. */
export function useDocumentTitle(scenarios: readonly ScenarioTitle[]): void {
  const page = useView((view) => view.page);
  const name = useRunName();
  const phase = useRun((run) => run.phase);
  const mode = useRun((run) => run.mode);
  const title = titleOf(page, scenarios);
  useEffect(() => {
    if (title === undefined) document.title = 'Breakwater';
    else if (phase === 'failed') document.title = `${title}, failed – Breakwater`;
    else
      document.title = `${name ?? title}, ${phase === 'ready' ? MODE_WORDS[mode] : 'opening'} – Breakwater`;
  }, [title, name, phase, mode]);
}

function titleOf(page: Page, scenarios: readonly ScenarioTitle[]): string | undefined {
  if (page.kind === 'start') return undefined;
  if (page.kind === 'link') return 'A link';
  if (page.kind === 'draft') return 'Draft';
  return page.kind === 'file' ? page.name : scenarios.find(({ id }) => id === page.scenarioId)?.title;
}
