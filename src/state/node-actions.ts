import type { Verb } from '../worker/protocol';
import type { Actors, Situation } from './actions';
import type { Sketches } from './action-sketch';
import { whyNoRun } from './run-actions';

type NodeActionId = 'node.kill' | 'node.slow' | 'node.recover';

/** What can be done to the selected node. */
export function nodeActions({ run, view }: Actors, situation: Situation): Sketches<NodeActionId> {
  const node = selectedNode(situation);
  const unavailable = whyNoRun(situation) ?? whyNoVerb(situation);
  const name = node?.name ?? 'the selected node';
  const act = (verb: Verb) => () => {
    const { selection } = view.getState();
    if (selection?.kind === 'node') run.verb(verb, selection.id);
  };
  return {
    'node.kill': { label: `Kill ${name}`, shortcut: 'K', unavailable, run: act('kill') },
    'node.slow': { label: `Slow ${name} down`, shortcut: 'S', unavailable, run: act('slow') },
    'node.recover': { label: `Recover ${name}`, shortcut: 'R', unavailable, run: act('recover') },
  };
}

function selectedNode({ run, view }: Situation) {
  const { selection } = view;
  if (selection?.kind !== 'node') return undefined;
  return run.scenario?.nodes.find((node) => node.id === selection.id);
}

function whyNoVerb(situation: Situation): string | undefined {
  const node = selectedNode(situation);
  if (node === undefined) return 'Select a node first.';
  if (node.kind === 'client') return `${node.name} only asks: faults act on what answers requests.`;
  return situation.run.mode === 'ended'
    ? 'The run has ended: go back to the start to break something.'
    : undefined;
}
