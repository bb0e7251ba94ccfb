import { checkSettings } from '../base/check-settings';
import { readWrittenJson } from '../base/json-syntax';
import type { Problem } from '../base/problem';
import { err, ok, type Result } from '../base/result';
import { checkCallGraph } from './call-graph';
import type { Scenario } from './format';
import { givenWords } from './given-words';
import { readExpectation } from './expect/schema';
import { shopDataFields } from './data-settings';
import { checkHeader } from './header';
import { LIMITS } from './limits';
import { migrate } from './migrations';
import { networkFields } from './node-settings';
import { isRaw, own, ownOrEmpty, taken, without, type Raw } from './parts';
import { checkPlainData } from './plain-data';
import { readFault } from './read-fault';
import { readGroup } from './read-group';
import { readEdge, readList, readNode, readRequestType } from './read-parts';
import { readSaga } from './read-saga';
import { readView } from './read-view';
import { readWriter } from './read-writer';
import { receivedText } from '../base/received-text';
import { checkReferences } from './references';
import { checkFallbacks } from './fallbacks';
import { checkRetries } from './retries';
import { NOT_AT_TOP, topSchema, type TOP_LISTS } from './schema';
import { checkTimes } from './times';
import { checkTotals } from './totals';

/** Reads the text of a file. */
export function parseScenarioText(text: string): Result<Scenario, Problem[]> {
  if (text.length > LIMITS.textLength) {
    const expected = `at most ${LIMITS.textLength} characters`;
    return err([{ path: 'file', expected, received: `${text.length} characters` }]);
  }
  const value = readWrittenJson(text);
  return value.ok ? parseScenario(value.value) : err([value.error]);
}

/**
 * Turns what a file, a link or an editor holds into a scenario, or tells everything that is wrong with it at once.
 * A part with something wrong in it still counts as present, so that one slip is not told twice.
 */
export function parseScenario(value: unknown): Result<Scenario, Problem[]> {
  if (!isRaw(value)) {
    return err([{ path: 'file', expected: 'a scenario: a JSON object', received: receivedText(value) }]);
  }
  const unsafe = checkPlainData(value);
  if (unsafe.length > 0) return err(unsafe);
  const misfit = checkHeader(value);
  if (misfit.length > 0) return err(misfit);
  const version = own(value, 'version');
  return readFile(typeof version === 'number' ? migrate(value, version) : value);
}

function readFile(raw: Raw): Result<Scenario, Problem[]> {
  const problems: Problem[] = [];
  const head = topSchema(without(raw, NOT_AT_TOP), '', problems);
  const network = taken(checkSettings(networkFields, ownOrEmpty(raw, 'network'), 'network'), problems);
  const data = taken(checkSettings(shopDataFields, ownOrEmpty(raw, 'data'), 'data'), problems);
  const list = <Part>(
    key: (typeof TOP_LISTS)[number],
    most: number,
    read: Parameters<typeof readList<Part>>[3],
  ) => readList(own(raw, key), key, most, read, problems) ?? [];
  const parts = {
    requestTypes: list('requestTypes', LIMITS.requestTypes, readRequestType),
    nodes: list('nodes', LIMITS.nodes, readNode),
    edges: list('edges', LIMITS.edges, readEdge),
    sagas: list('sagas', LIMITS.sagas, readSaga),
    writers: list('writers', LIMITS.writers, readWriter),
    views: list('views', LIMITS.views, readView),
    faults: list('faults', LIMITS.faults, readFault),
    expect: list('expect', LIMITS.expectations, readExpectation),
    groups: list('groups', LIMITS.groups, readGroup),
  };
  problems.push(
    ...checkReferences({ ...parts, given: givenWords(raw) }),
    ...checkCallGraph(parts),
    ...checkRetries(parts.edges),
    ...checkFallbacks(parts.edges),
    ...checkTotals(parts.nodes),
  );
  const measure = head?.measure ?? wholeRun(head?.durationMs);
  problems.push(...checkTimes(head?.durationMs, measure, parts.nodes, parts.faults, parts.expect));
  const isWhole = head !== undefined && network !== undefined && data !== undefined;
  if (problems.length > 0 || !isWhole) return err(problems);
  return ok({ ...head, measure, network, data, ...parts });
}

function wholeRun(durationMs = 0): Scenario['measure'] {
  return { fromMs: 0, toMs: durationMs - (durationMs % 1000) };
}
