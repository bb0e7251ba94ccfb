import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Scenario, ScenarioEdge, ScenarioLayer } from '../../../scenario/format';
import { useActors } from '../../app/app-context';
import { edgeName } from '../../event-log/part-names';
import { refusalText } from '../../forms/refusal-words';
import { moveLayer, removeLayer, type StackStep } from '../stack/stack-changes';
import { StackEdits } from '../stack/stack-edits';
import { inOrder, movedIds } from '../stack/stack-order';

export interface StackActions {
  readonly change: (step: StackStep) => void;
  /** Layers come in; the focus goes to the first of them, which unfolds. */
  readonly add: (step: StackStep) => void;
  readonly remove: (layer: string) => void;
  readonly move: (layer: string, to: number) => void;
}

export interface StackOnScreen {
  /** Outermost first, with moves that are under way. */
  readonly layers: readonly ScenarioLayer[];
  readonly actions: StackActions;
  /** What was done last, for those who do not see it. */
  readonly said: string;
  /** Why the last change was not made; '' when it was. */
  readonly refused: string;
  /** The layer that could not be taken away, but switched off. */
  readonly kept: string | null;
}

const NOTHING_TOLD = { said: '', refused: '', kept: null } as const;

/** The stack of an edge, and everything that can be done to it as a whole. `root` holds its rows and the add button. */
export function useStack(
  scenario: Scenario,
  edge: ScenarioEdge,
  root: RefObject<HTMLElement | null>,
): StackOnScreen {
  const { run, view } = useActors();
  const context = edgeName(scenario, edge.id);
  const edits = useMemo(() => new StackEdits(run, edge.id, context), [run, edge.id, context]);
  const [told, setTold] = useState<Pick<StackOnScreen, 'said' | 'refused' | 'kept'>>(NOTHING_TOLD);
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const layers = order === null ? edge.stack : inOrder(edge.stack, order);
  const underWay = useRef(0);
  const focus = useFocusWish();

  /** The layer to look at then, null for none; undefined when nothing was done. */
  const change = async (step: StackStep): Promise<string | null | undefined> => {
    const result = await edits.make(step);
    if (!result.ok) {
      setTold({ ...NOTHING_TOLD, refused: refusalText(run.getState().scenario, {}, result.error) });
      return undefined;
    }
    if (result.value === undefined) return undefined;
    setTold({ ...NOTHING_TOLD, said: result.value.said });
    return result.value.layer ?? null;
  };
  const add = async (step: StackStep): Promise<void> => {
    const layer = await change(step);
    if (layer === undefined) return;
    view.setState({ layer });
    focus.on(() => partOf(root.current, layer, 'toggle'));
  };
  const remove = async (id: string): Promise<void> => {
    const layer = await change(removeLayer(id));
    if (layer === undefined) setTold((refusal) => ({ ...refusal, kept: id }));
    else focus.on(() => partOf(root.current, layer, 'grip'));
  };
  const move = async (id: string, to: number): Promise<void> => {
    const active = document.activeElement;
    const moved = movedIds(
      layers.map((layer) => layer.id),
      id,
      to,
    );
    underWay.current++;
    setOrder(moved);
    // A row that changes its place takes no focus along.
    if (active instanceof HTMLElement && active !== document.body) focus.on(() => active);
    await change(moveLayer(id, to));
    if (--underWay.current > 0) return;
    setOrder(null);
    if (active instanceof HTMLElement && document.activeElement === document.body) focus.on(() => active);
  };
  return {
    layers,
    actions: {
      change: (step) => void change(step),
      add: (step) => void add(step),
      remove: (layer) => void remove(layer),
      move: (layer, to) => void move(layer, to),
    },
    ...told,
  };
}

/** Where the focus is to go when the change has come onto the screen. */
function useFocusWish(): { readonly on: (find: () => HTMLElement | null) => void } {
  const wish = useRef<(() => HTMLElement | null) | null>(null);
  useLayoutEffect(() => {
    const target = wish.current?.();
    wish.current = null;
    if (target?.isConnected === true && document.activeElement !== target) target.focus();
  });
  return { on: (find) => (wish.current = find) };
}

/** A part of the row of a layer; the button that adds one where there is no such row. */
function partOf(root: HTMLElement | null, layer: string | null, part: 'grip' | 'toggle'): HTMLElement | null {
  const row = layer === null ? null : root?.querySelector(`[data-layer="${CSS.escape(layer)}"]`);
  return (
    row?.querySelector<HTMLElement>(`[data-part="${part}"]`) ??
    root?.querySelector('[data-part="add"]') ??
    null
  );
}
