import { defaultsOf } from '../../base/check-settings';
import type { SagaDefinition, SagaStep } from './definition';
import { fields, type SagaSettings } from './settings';
import { stepFields, type StepSettings } from './step-settings';

interface SagaPreset {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly definition: SagaDefinition;
}

const PLAIN: SagaSettings = defaultsOf(fields);
const PLAIN_STEP: StepSettings = defaultsOf(stepFields);
/** As a plain function call has it: one try, and whoever calls waits for its end. */
const ONCE: Partial<StepSettings> = { attempts: 1, timeoutMs: 0, undoAttempts: 1, undoTimeoutMs: 0 };
const NAIVE: SagaSettings = { ...PLAIN, deadEnd: 'record' };

/** Presets are told apart by how steps are carried out; these are what all of them consist of. */
const NAMES = {
  'create-order': 'Create order',
  'reserve-inventory': 'Reserve inventory',
  'process-payment': 'Process payment',
  'create-shipment': 'Create shipment',
  'send-confirmation': 'Send confirmation',
  'notify-customer': 'Notify customer',
} as const;

function step(id: keyof typeof NAMES, ...changes: readonly Partial<StepSettings>[]): SagaStep {
  return { id, name: NAMES[id], settings: Object.assign({}, PLAIN_STEP, ...changes) };
}

function orderSteps(last: keyof typeof NAMES, ...changes: readonly Partial<StepSettings>[]): SagaStep[] {
  const ids = ['create-order', 'reserve-inventory', 'process-payment', last] as const;
  return ids.map((id) => step(id, ...changes));
}

const BUS: Partial<StepSettings> = {
  attempts: 3,
  firstWaitMs: 1000,
  factor: 1,
  jitter: 'none',
  timeoutMs: 0,
  undoAttempts: 1,
  undoTimeoutMs: 0,
};

/** Sagas that have a name: those of the documents that this laboratory grew from, and how they ought to be. */
export const presets: readonly SagaPreset[] = [
  {
    id: 'order',
    label: 'Order',
    help: 'Create order, reserve inventory, process payment, create shipment; what may have happened is undone.',
    definition: { settings: PLAIN, steps: orderSteps('create-shipment') },
  },
  {
    id: 'order-with-confirmation',
    label: 'Order, confirmed at the end',
    help: 'Create order, reserve inventory, process payment, send confirmation; what may have happened is undone.',
    definition: { settings: PLAIN, steps: orderSteps('send-confirmation') },
  },
  {
    id: 'order-with-pivot',
    label: 'Order with a pivot',
    help: 'Order and reservation at once, then the payment as pivot; after it, shipment and confirmation go on until done.',
    definition: {
      settings: { ...PLAIN, deadlineMs: 30_000 },
      steps: [
        step('create-order'),
        step('reserve-inventory', { starts: 'with' }),
        step('process-payment', { pivot: true }),
        step('create-shipment', { attempts: 100 }),
        step('send-confirmation', { starts: 'with', attempts: 100, compensation: 'nothing' }),
      ],
    },
  },
  {
    id: 'executed-only',
    label: 'Executed only',
    help: 'Each step once; the executed ones are undone in reverse, and one that cannot be is recorded.',
    definition: { settings: NAIVE, steps: orderSteps('create-shipment', ONCE) },
  },
  {
    id: 'all-steps',
    label: 'All steps',
    help: 'Each step once; whichever fails, all four are undone in reverse, so that nothing to undo is a valid answer.',
    definition: {
      settings: { ...NAIVE, compensates: 'all' },
      steps: orderSteps('send-confirmation', ONCE),
    },
  },
  {
    id: 'bus-commands',
    label: 'Commands on a bus',
    help: 'Three attempts in all, 1 s apart; the state is saved after each step only.',
    definition: {
      settings: { ...NAIVE, saves: 'steps' },
      steps: orderSteps('create-shipment', BUS),
    },
  },
  {
    id: 'step-without-compensation',
    label: 'Step without compensation',
    help: 'Each step once; of telling the customer there is nothing to undo.',
    definition: {
      settings: NAIVE,
      steps: [
        ...orderSteps('create-shipment', ONCE).slice(0, 3),
        step('notify-customer', ONCE, { compensation: 'nothing' }),
      ],
    },
  },
  {
    id: 'orchestrator',
    label: 'Orchestrator',
    help: 'The order of a plain orchestrator, which keeps the status of each saga with its start and end.',
    definition: { settings: NAIVE, steps: orderSteps('create-shipment', ONCE) },
  },
];
