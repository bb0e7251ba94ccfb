import { RULE_BROKEN } from '../change-log';
import type { World } from '../world';
import type { BrokenRule, DataBook } from './data-book';
import { DATA_RULES } from './data-rules';

/** Writes down that data break a rule: in the book with its sentence, and in the log of changes where that is. */
export function ruleBroken(world: World, book: DataBook, found: BrokenRule): void {
  const number = book.fault(found, world.now);
  const rule = DATA_RULES.indexOf(found.rule);
  world.log.append(world.now, RULE_BROKEN, found.saga, rule, number);
  world.outside.ruleBroken(rule);
}
