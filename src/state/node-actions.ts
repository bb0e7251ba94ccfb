import type { ScenarioNode } from '../scenario/format';
import type { Verb } from '../worker/protocol';
import type { Actors, Situation } from './actions';
import type { Sketches } from './action-sketch';
import { whyNoRun } from './run-actions';
import { selectedParts } from './view';

type NodeActionId = 'node.kill' | 'node.slow' | 'node.recover';

/** What can be done to the selected nodes: to all of them at once, as one fault. */
export function nodeActions({ run, view }: Actors, situation: Situation): Sketches<NodeActionId> {
  const nodes = selectedNodes(situation);
  const unavailable = whyNoRun(situation) ?? whyNoVerb(situation, nodes);
  const name = nameOf(nodes);
  const act = (verb: Verb) => () => {
    const now = selectedNodes({ run: run.getState(), view: view.getState() });
    run.verb(
      verb,
      now.filter(answers).map(({ id }) => id),
    );
  };
  return {
    'node.kill': { label: `Kill ${name}`, shortcut: 'K', unavailable, run: act('kill') },
    'node.slow': { label: `Slow ${name} down`, shortcut: 'S', unavailable, run: act('slow') },
    'node.recover': { label: `Recover ${name}`, shortcut: 'R', unavailable, run: act('recover') },
  };
}

function selectedNodes({ run, view }: Pick<Situation, 'run' | 'view'>): readonly ScenarioNode[] {
  const parts = selectedParts(view);
  const isSelected = ({ id }: ScenarioNode): boolean =>
    parts.some((part) => part.kind === 'node' && part.id === id);
  return parts.length === 0 ? [] : (run.scenario?.nodes.filter(isSelected) ?? []);
}

function nameOf(nodes: readonly ScenarioNode[]): string {
  if (nodes.length === 1) return nodes[0].name;
  return nodes.length === 0 ? 'the selected node' : `${nodes.filter(answers).length} nodes`;
}

function answers({ kind }: ScenarioNode): boolean {
  return kind !== 'client';
}

function whyNoVerb({ run }: Situation, nodes: readonly ScenarioNode[]): string | undefined {
  if (nodes.length === 0) return 'Select a node first.';
  if (!nodes.some(answers)) {
    const who = nodes.length === 1 ? `${nodes[0].name} only asks` : 'Clients only ask';
    return `${who}: faults act on what answers requests.`;
  }
  return run.mode === 'ended'
    ? 'The run has ended: go back to an earlier moment to break something.'
    : undefined;
}
