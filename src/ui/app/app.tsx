import { useState } from 'react';
import type { ScenarioTitle } from '../../scenario/library/titles';
import { FileInlets } from '../files/file-inlets';
import { PreviewQueue, type Preview } from '../start/preview-queue';
import { StartPage } from '../start/start-page';
import { useView } from './app-context';
import { LazyPart } from './lazy-part';
import { useDocumentTitle, useLooks } from './page-looks';
import { ScenariosContext } from './scenarios-context';
import { useOpenRun } from './use-open-run';
import { useShortcuts } from './use-shortcuts';
import classes from './app.module.css';

export interface AppProps {
  /** The built-in scenarios, in the order in which they are shown. */
  readonly scenarios: readonly ScenarioTitle[];
  /** Runs a scenario for its whole length, for its card. */
  readonly preview: Preview;
}

/** The start page at once; everything else comes when it is first wanted. */
export function App({ scenarios, preview }: AppProps) {
  const page = useView((view) => view.page);
  const gate = useView((view) => view.gate);
  const overlay = useView((view) => view.overlay);
  const [previews] = useState(() => new PreviewQueue(preview));
  useLooks();
  useShortcuts();
  useDocumentTitle(scenarios);
  useOpenRun(scenarios);
  const isUnread = page.kind === 'link' && page.written === undefined;
  const known =
    page.kind === 'run' ? scenarios.some(({ id }) => id === page.scenarioId) : page.kind !== 'start';
  return (
    <ScenariosContext value={scenarios}>
      {isUnread ? (
        <LazyPart load={loadLinkPage} what="The link" isPage />
      ) : gate && page.kind === 'draft' ? (
        <LazyPart load={loadGate} what="What is in the way of the draft" isPage />
      ) : known ? (
        <LazyPart load={loadPlayground} what="The playground" waiting={<PlaygroundOutline />} isPage />
      ) : (
        <StartPage
          previews={previews}
          unknownId={page.kind === 'run' ? page.scenarioId : undefined}
          onIntent={() => void loadPlayground().catch(() => undefined)}
        />
      )}
      <FileInlets />
      {overlay !== null &&
        (overlay === 'share' || overlay === 'refused' ? (
          <LazyPart load={loadFileDialogs} what="This dialog about files" />
        ) : (
          <LazyPart load={loadOverlays} what="This dialog" />
        ))}
    </ScenariosContext>
  );
}

const loadPlayground = async () => import('../shell/playground');
const loadLinkPage = async () => import('../files/link-page');
const loadFileDialogs = async () => import('../files/file-dialogs');
const loadGate = async () => import('../drafts/gate');
const loadOverlays = async () => import('../palette/overlays');

/** Bars and panes in their final places while the playground is fetched. */
function PlaygroundOutline() {
  return (
    <div className={classes.outline} role="status" aria-label="The playground is loading">
      <span className={classes.bar} />
      <span className={classes.rail} />
      <span className={classes.inspector} />
      <span className={classes.dock} />
      <span className={classes.status} />
    </div>
  );
}
