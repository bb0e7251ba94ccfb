import type { KeptRow } from '../../sim/tracing/kept-rows';
import type { TraceIds } from '../../sim/tracing/trace-ids';
import type { TraceLog } from '../../sim/tracing/trace-log';
import type { TraceFilter } from '../traces';
import { bitOf } from './decision-bits';
import { endOf } from './request-ends';
import type { RowWords } from './row-words';

/** Whether a row passes a filter. */
export type RowTest = (row: number) => boolean;

/** A test of rows of a log. What it costs depends on what is asked: words are made only where words are looked for. */
export function rowTest(log: TraceLog, filter: TraceFilter, words: RowWords, ids: TraceIds): RowTest {
  const { ends, leastNs = 0, mostNs = Infinity, decision, node } = filter;
  const bit = decision === undefined ? 0 : bitOf(decision);
  const passesNode = node === undefined ? null : nodeTest(log, node, words);
  const passesText = textTest(log, filter.text ?? '', words, ids);
  return (row) => {
    const kept = log.at(row);
    if (kept.duration < leastNs || kept.duration > mostNs) return false;
    if (ends !== undefined && !ends.includes(endOf(kept.outcome, kept.late))) return false;
    if (decision !== undefined && (kept.decisions & bit) === 0) return false;
    return (passesNode?.(row) ?? true) && (passesText?.(row) ?? true);
  };
}

/** Requests that arrived at a node, or that a client asked. */
function nodeTest(log: TraceLog, id: string, { names }: RowWords): RowTest {
  const { nodes, clients } = names.configuration;
  const node = nodes.findIndex(({ model }) => model.id === id);
  if (node >= 0) return (row) => log.hasPassed(row, node);
  const client = clients.findIndex(({ model }) => model.id === id);
  return (row) => log.at(row).client === client;
}

/** Fewer digits begin too many ids by chance. */
const LEAST_OF_ID = 4;

/** Null when every row passes. */
function textTest(log: TraceLog, text: string, words: RowWords, ids: TraceIds): RowTest | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return null;
  const { names } = words;
  const number = /^#?\d+$/.test(wanted) ? Number(wanted.replace('#', '')) : NaN;
  const mayBeId = wanted.length >= LEAST_OF_ID && /^[0-9a-f]{1,32}$/.test(wanted);
  const isNamed = (row: KeptRow): boolean =>
    names.request(row.client, row.number, row.type).toLowerCase().includes(wanted);
  return (row) => {
    const kept = log.at(row);
    if (kept.number === number || isNamed(kept)) return true;
    if (words.causeOf(log, row).toLowerCase().includes(wanted)) return true;
    return mayBeId && ids.traceId(names.clientId(kept.client), kept.number).startsWith(wanted);
  };
}
