import { HEAD } from '../../worker/frame';
import type { ScenarioSource } from '../../worker/protocol';
import type { ScenarioPicture } from '../../scenario/library/details';
import type { DraftHead } from '../../state/drafts/draft';
import type { Page, View } from '../../state/view';
import { originText } from '../drafts/draft-words';
import { useActors, useRun, useView } from '../app/app-context';
import { useScenarios } from '../app/scenarios-context';
import { useFrame } from '../app/use-frame';
import { moment } from '../figures';
import { ContinueCard } from './continue-card';

interface RunLeftProps {
  /** Of the draft in which it is kept. */
  readonly head: DraftHead | undefined;
}

/** The run that was left for the start page: it waits where it was. */
export function RunLeft({ head }: RunLeftProps) {
  const { run, view } = useActors();
  const scenario = useRun((now) => now.scenario);
  const seed = useRun((now) => now.seed);
  const ended = useRun((now) => now.mode === 'ended');
  const edits = useRun((now) => now.log.length + now.changedAtStart);
  const time = useFrame((feed) => feed.frame?.head(HEAD.time) ?? 0);
  const file = useView((now) => now.file);
  const draft = useView((now) => now.draft);
  const scenarios = useScenarios();
  const builtIn = scenarios.find(({ id }) => id === scenario?.id);
  // A file may carry the id of a built-in scenario and be another one.
  const title = file === null ? builtIn : undefined;
  if (scenario === null) return null;
  const here: Page =
    draft !== null ? { kind: 'draft', id: draft } : (file ?? builtInPage(scenario.id, seed, title?.seed));
  const afresh = (): void => {
    // What was made since is kept with a draft: it lies ahead then.
    if (draft !== null) run.seek(0);
    else run.open(beginningOf(file) ?? { kind: 'built-in', id: scenario.id }, seed);
    view.setState({ page: here });
  };
  const origin = head && originText(head, (id) => scenarios.find((one) => one.id === id)?.title);
  const from = file?.kind === 'file' ? file.name : file?.kind === 'link' ? 'from a link' : origin;
  const facts = [...(from ? [from] : []), `seed ${seed}`];
  if (edits > 0) facts.push(edits === 1 ? '1 edit' : `${edits} edits`);
  return (
    <ContinueCard
      title={head?.name ?? scenario.name}
      picture={pictureIn(head) ?? title?.picture}
      where={
        <>
          {ended ? 'It ran to its end at' : 'You stopped at'} <strong>{moment(time)}</strong>
          {ended ? '.' : ` of ${scenario.durationMs / 1000} s.`}
        </>
      }
      facts={facts}
      onContinue={() => view.setState({ page: here })}
      onAfresh={afresh}
    />
  );
}

function pictureIn(head: DraftHead | undefined): ScenarioPicture | undefined {
  const { nodes, edges } = head?.picture ?? { nodes: [], edges: [] };
  return nodes.length === 0 ? undefined : { nodes, edges, faults: [] };
}

/** What a file or a link began with, apart from what was done then. */
function beginningOf(file: View['file']): ScenarioSource | undefined {
  if (file?.kind === 'file') return { kind: 'text', text: file.text };
  return file?.written?.snapshot.start;
}

/** The address says a seed only where it is not the scenario's own. */
function builtInPage(scenarioId: string, seed: number, own: number | undefined): Page {
  return seed === own ? { kind: 'run', scenarioId } : { kind: 'run', scenarioId, seed };
}
