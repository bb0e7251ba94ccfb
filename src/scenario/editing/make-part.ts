import { ensure } from '../../base/assert';
import type { Problem } from '../../base/problem';
import type { RequestType, ScenarioEdge, ScenarioNode } from '../format';
import type { Raw } from '../parts';
import { readEdge, readNode, readRequestType, type ReadPart } from '../read-parts';

/**
 * New parts are read as those of a file are: what is left out takes its default, and they look as if they had always
 * been there. Whatever is wrong with one is a defect of whoever made it.
 */
export const makeNode = (raw: Raw): ScenarioNode => made(readNode, 'nodes', raw);
export const makeEdge = (raw: Raw): ScenarioEdge => made(readEdge, 'edges', raw);
export const makeRequestType = (raw: Raw): RequestType => made(readRequestType, 'requestTypes', raw);

function made<Part>(read: ReadPart<Part>, list: string, raw: Raw): Part {
  const problems: Problem[] = [];
  const part = read(raw, list, problems);
  return ensure(
    problems.length === 0 ? part : undefined,
    `a part as it was made: ${JSON.stringify(problems)}`,
  );
}
