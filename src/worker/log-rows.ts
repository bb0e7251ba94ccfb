import { BEHIND, LIVE } from '../patterns/projection/codes';
import { OUTCOMES } from '../base/outcome';
import { CLOSED, HALF_OPEN, OPEN } from '../patterns/circuit-breaker/catalogue';
import { namesOf } from '../scenario/names';
import type { Scenario } from '../scenario/format';
import {
  ASKED,
  ASK_ENDED,
  BREAKER_CHANGED,
  COMMANDED_BY_HAND,
  EDITED,
  FAULT_BEGAN,
  FAULT_ENDED,
  INSTANCE_CHANGED,
  INSTANCE_EJECTED,
  INSTANCE_HUNG,
  OPERATOR_SAID,
  RULE_BROKEN,
  SAGA_RESUMED,
  SAGA_STUCK,
  SAGA_TURNED,
  VIEW_CHANGED,
  VIEW_PASSED,
  VIEW_REBUILT,
  VIEW_TOLD,
  WRITER_GAVE_UP,
  SHEDDING_BEGAN,
  SHEDDING_ENDED,
  type ChangeRow,
} from '../sim/change-log';
import { changeText } from '../sim/change-words';
import { CRASHED, UP } from '../sim/tables';
import type { Configuration } from '../sim/configuration';
import type { World } from '../sim/world';
import type { EditedRun } from './edited-run';
import type { LoggedEdit } from './lines';
import type { LogRow, PartRef, RowFilter, RowKind, RowMark, Rows } from './protocol';
import { Heard } from './tracing/heard';

/**
 * The event log as the page asks for it: rows that pass a filter, newest first. The log only grows, so what passed a
 * filter is remembered and only new rows are looked at.
 */
export class LogRows {
  private filter = '';
  private scanned = 0;
  private passed: number[] = [];
  /** The one that was read: every line has its own. */
  private log: World['log'] | undefined;

  private readonly heard = new Heard(() => this.run.inputs);

  constructor(private readonly run: Pick<EditedRun, 'timeline' | 'inputs'>) {}

  private get world(): World {
    return this.run.timeline.world;
  }

  read(
    scenario: Scenario,
    edits: readonly LoggedEdit[],
    filter: RowFilter,
    offset: number,
    limit: number,
  ): Pick<Rows, 'total' | 'past' | 'rows'> {
    const { log } = this.world;
    // Names belong to the filter too: an edit of a name changes what a text finds.
    const key = JSON.stringify([filter, scenario.nodes.map(({ name }) => name)]);
    if (key !== this.filter || this.log !== log) {
      this.filter = key;
      this.log = log;
      this.scanned = 0;
      this.passed = [];
    }
    const rowAt = (index: number): LogRow => this.rowOf(scenario, edits, log.at(index), index);
    for (; this.scanned < log.length; this.scanned++) {
      if (passes(rowAt(this.scanned), filter)) this.passed.push(this.scanned);
    }
    const total = this.passed.length;
    const past = countBelow(this.passed, log.cursor);
    const end = Math.max(0, total - offset);
    const page = this.passed.slice(Math.max(0, end - limit), end).reverse();
    return { total, past, rows: page.map(rowAt) };
  }

  private rowOf(scenario: Scenario, edits: readonly LoggedEdit[], row: ChangeRow, index: number): LogRow {
    const text = this.textOf(scenario, edits, row, index);
    return { index, time: row.time, ...meaningOf(row), part: this.partOf(row, index), text };
  }

  private textOf(scenario: Scenario, edits: readonly LoggedEdit[], row: ChangeRow, index: number): string {
    if (row.code === EDITED) return `Edit ${row.subject + 1}: ${edits[row.subject]?.label ?? 'took effect'}.`;
    const words = changeText(this.configurationAt(index), row, namesOf(scenario));
    if (row.code === COMMANDED_BY_HAND) return this.heard.commanded(row.c) ?? words;
    if (row.code !== ASKED && row.code !== ASK_ENDED) return words;
    const asked = this.heard.asked(row.subject);
    return asked === undefined ? words : `${asked}: ${words}`;
  }

  private configurationAt(index: number): Configuration {
    const { log, configuration } = this.world;
    // What the parts are called that the known future speaks of.
    return index < log.cursor ? configuration : this.run.timeline.line.latest;
  }

  private partOf(row: ChangeRow, index: number): PartRef | null {
    const { guards, edges, faults, nodes, data } = this.configurationAt(index);
    switch (row.code) {
      case BREAKER_CHANGED:
      case INSTANCE_EJECTED:
        return { kind: 'edge', id: edges[guards[row.subject].edge].model.id };
      case FAULT_BEGAN:
      case FAULT_ENDED: {
        const { model } = faults[row.subject];
        const [id] = model.on === 'nodes' ? model.nodes : model.edges;
        return id === undefined ? null : { kind: model.on === 'nodes' ? 'node' : 'edge', id };
      }
      case SAGA_TURNED:
      case SAGA_STUCK:
      case SAGA_RESUMED:
      case OPERATOR_SAID: {
        const saga = data?.sagas.at(row.a);
        return saga === undefined ? null : { kind: 'node', id: saga.model.node };
      }
      case WRITER_GAVE_UP: {
        const writer = data?.writers.at(row.a);
        return writer === undefined ? null : { kind: 'node', id: writer.model.node };
      }
      case VIEW_CHANGED:
      case VIEW_PASSED:
      case VIEW_REBUILT:
      case VIEW_TOLD: {
        const view = data?.views.at(row.subject);
        return view === undefined ? null : { kind: 'node', id: view.model.node };
      }
      case ASKED:
        return { kind: 'edge', id: edges[row.a].model.id };
      case INSTANCE_CHANGED:
      case INSTANCE_HUNG:
      case SHEDDING_BEGAN:
      case SHEDDING_ENDED:
      case COMMANDED_BY_HAND:
        return { kind: 'node', id: nodes[row.subject].model.id };
      default:
        return null;
    }
  }
}

function countBelow(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const BREAKER_MARKS: Readonly<Record<number, RowMark>> = {
  [CLOSED]: 'served',
  [OPEN]: 'rejected',
  [HALF_OPEN]: 'degraded',
};

const INSTANCE_MARKS: Readonly<Record<number, RowMark>> = { [UP]: 'served', [CRASHED]: 'failed' };

const ASK_MARKS: Readonly<Record<(typeof OUTCOMES)[number]['mark'], RowMark>> = {
  served: 'served',
  failed: 'failed',
  rejected: 'rejected',
  withdrawn: 'degraded',
};

/** By the status of a read model. */
const VIEW_MARKS: Readonly<Record<number, RowMark>> = { [LIVE]: 'served', [BEHIND]: 'degraded' };

/** What kind of a change a row tells of, and what it means for the calls that follow. */
export function meaningOf(row: ChangeRow): { readonly kind: RowKind; readonly mark: RowMark } {
  switch (row.code) {
    case BREAKER_CHANGED:
      return { kind: 'breaker', mark: BREAKER_MARKS[row.a] ?? 'degraded' };
    case FAULT_BEGAN:
      return { kind: 'fault', mark: 'failed' };
    case FAULT_ENDED:
      return { kind: 'fault', mark: 'served' };
    case INSTANCE_CHANGED:
      return { kind: 'instance', mark: INSTANCE_MARKS[row.b] ?? 'degraded' };
    case INSTANCE_EJECTED:
      return { kind: 'instance', mark: row.b === 1 ? 'rejected' : 'served' };
    case INSTANCE_HUNG:
      return { kind: 'instance', mark: row.b === 1 ? 'failed' : 'served' };
    case SHEDDING_BEGAN:
      return { kind: 'shedding', mark: 'rejected' };
    case SHEDDING_ENDED:
      return { kind: 'shedding', mark: 'served' };
    case SAGA_TURNED:
      return { kind: 'saga', mark: 'degraded' };
    case SAGA_STUCK:
      return { kind: 'saga', mark: 'failed' };
    case SAGA_RESUMED:
      return { kind: 'saga', mark: 'served' };
    case OPERATOR_SAID:
      return { kind: 'saga', mark: 'edit' };
    case WRITER_GAVE_UP:
      return { kind: 'data', mark: 'rejected' };
    case RULE_BROKEN:
      return { kind: 'data', mark: 'failed' };
    case VIEW_CHANGED:
      return { kind: 'data', mark: VIEW_MARKS[row.a] ?? 'failed' };
    case VIEW_PASSED:
      return { kind: 'data', mark: 'rejected' };
    case VIEW_REBUILT:
    case VIEW_TOLD:
    case COMMANDED_BY_HAND:
      return { kind: 'data', mark: 'edit' };
    case ASKED:
      return { kind: 'request', mark: 'edit' };
    case ASK_ENDED:
      return { kind: 'request', mark: ASK_MARKS[OUTCOMES[row.a].mark] };
    default:
      return { kind: 'edit', mark: 'edit' };
  }
}

function passes(row: LogRow, filter: RowFilter): boolean {
  if (filter.kinds !== undefined && !filter.kinds.includes(row.kind)) return false;
  const { part } = filter;
  if (part !== undefined && (row.part?.kind !== part.kind || row.part.id !== part.id)) return false;
  const text = filter.text?.trim().toLowerCase() ?? '';
  return text === '' || row.text.toLowerCase().includes(text);
}
