import { ok } from '../../base/result';
import type { Scenario } from '../format';
import type { Act, ActResult } from './acts';
import { add } from './add';
import { align } from './align';
import { connect } from './connect';
import { differences } from './differences';
import { refused, type DoneResult } from './done';
import { move } from './move';
import { remove } from './remove';
import { rename } from './rename';

/** The edit by which an act is done, or what is in its way. */
export function editOfAct(scenario: Scenario, act: Act): ActResult {
  const done = doAct(scenario, act);
  if (!done.ok) return done;
  const { after, label, made } = done.value;
  return ok({ edit: differences(scenario, after), label, made });
}

function doAct(scenario: Scenario, act: Act): DoneResult {
  switch (act.kind) {
    case 'move':
      return move(scenario, act);
    case 'add':
      return add(scenario, act);
    case 'connect':
      return connect(scenario, act);
    case 'remove':
      return remove(scenario, act);
    case 'rename':
      return rename(scenario, act);
    case 'align':
      return align(scenario, act);
    default:
      return refused(act.kind, 'something that can be done', 'an act that is not there yet');
  }
}
