import type { CallPlace, PlanChange } from '../../../scenario/editing/acts';
import type { Call, Scenario } from '../../../scenario/format';
import type { MenuEntry } from '../../widgets/menu';
import { requestName } from '../request-names';

export interface CallInPlan {
  readonly call: Call;
  readonly at: CallPlace;
  /** How many calls its step has, and how many steps there are. */
  readonly beside: number;
  readonly steps: number;
}

/** What can be done with a call of a plan. */
export function callMenu(
  scenario: Pick<Scenario, 'requestTypes'>,
  { call, at, beside, steps }: CallInPlan,
  change: (change: PlanChange) => void,
): readonly MenuEntry[] {
  const words = typeof call === 'string' ? { optional: false, awaited: true } : call;
  const only = typeof call === 'string' ? [] : (call.requestTypes ?? []);
  const set = (changed: Omit<Extract<PlanChange, { kind: 'call' }>, 'kind' | keyof CallPlace>) => () =>
    change({ kind: 'call', ...at, ...changed });
  const toggled = (id: string): string[] =>
    only.includes(id) ? only.filter((one) => one !== id) : [...only, id];
  const types = scenario.requestTypes.map(({ id }) => ({
    label: requestName(scenario, id),
    checked: only.includes(id),
    onSelect: set({ requestTypes: toggled(id) }),
  }));
  return [
    {
      label: 'The request succeeds without it',
      checked: words.optional,
      onSelect: set({ optional: !words.optional }),
    },
    { label: 'The request waits for it', checked: words.awaited, onSelect: set({ awaited: !words.awaited }) },
    ...(types.length > 1 ? (['separator', { heading: 'Only for' }, ...types] as const) : []),
    'separator',
    {
      label: 'Together with the step before',
      disabledReason: at.step === 0 ? 'It is the first step.' : undefined,
      onSelect: () => change({ kind: 'together', step: at.step }),
    },
    {
      label: 'In a step of its own',
      disabledReason: beside === 1 ? 'It is alone in its step.' : undefined,
      onSelect: () => change({ kind: 'apart', ...at }),
    },
    {
      label: 'One step earlier',
      disabledReason: at.step === 0 ? 'It is the first step.' : undefined,
      onSelect: () => change({ kind: 'move', step: at.step, to: at.step - 1 }),
    },
    {
      label: 'One step later',
      disabledReason: at.step === steps - 1 ? 'It is the last step.' : undefined,
      onSelect: () => change({ kind: 'move', step: at.step, to: at.step + 1 }),
    },
    'separator',
    { label: 'Remove the call', danger: true, onSelect: () => change({ kind: 'remove', ...at }) },
  ];
}
