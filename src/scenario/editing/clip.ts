import { receivedText } from '../../base/received-text';
import type { Problem } from '../../base/problem';
import { err, ok, type Result } from '../../base/result';
import type { RequestType, ScenarioEdge, ScenarioNode } from '../format';
import { LIMITS } from '../limits';
import { isRaw, own } from '../parts';
import { checkPlainData } from '../plain-data';
import { readEdge, readList, readNode, readRequestType } from '../read-parts';
import { CLIP, CLIP_VERSION } from './clip-of';

/** What was copied, as it was read. It may refer to what is not in it. */
export interface Clip {
  /** The scenario that it was copied from. */
  readonly scenario: string;
  readonly nodes: readonly ScenarioNode[];
  readonly edges: readonly ScenarioEdge[];
  readonly requestTypes: readonly RequestType[];
}

/** Reads what somebody has in the clipboard: it may be anything. */
export function readClip(text: string): Result<Clip, Problem[]> {
  const value = parsed(text);
  const expected = 'nodes that were copied in Breakwater';
  if (!isRaw(value) || own(value, 'format') !== CLIP) {
    return err([{ path: 'clipboard', expected, received: receivedText(value ?? text) }]);
  }
  const unsafe = checkPlainData(value);
  if (unsafe.length > 0) return err(unsafe);
  const version = own(value, 'version');
  if (version !== CLIP_VERSION) {
    const known = `version ${CLIP_VERSION} of what is copied: copy it anew in this Breakwater`;
    return err([{ path: 'clipboard.version', expected: known, received: receivedText(version) }]);
  }
  const problems: Problem[] = [];
  const scenario = own(value, 'scenario');
  const nodes = readList(own(value, 'nodes'), 'nodes', LIMITS.nodes, readNode, problems);
  const edges = readList(own(value, 'edges'), 'edges', LIMITS.edges, readEdge, problems);
  const types = own(value, 'requestTypes');
  const requestTypes = readList(types, 'requestTypes', LIMITS.requestTypes, readRequestType, problems);
  if (problems.length > 0 || !nodes || !edges || !requestTypes) return err(problems);
  if (nodes.length === 0) return err([{ path: 'clipboard.nodes', expected, received: 'an empty list' }]);
  return ok({ scenario: typeof scenario === 'string' ? scenario : '', nodes, edges, requestTypes });
}

function parsed(text: string): unknown {
  if (text.length > LIMITS.textLength) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
