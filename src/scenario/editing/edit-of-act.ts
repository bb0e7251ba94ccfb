import { ok } from '../../base/result';
import type { Patch } from '../edit';
import type { Scenario } from '../format';
import type { Act, ActResult } from './acts';
import { add } from './add';
import { align } from './align';
import { become } from './become';
import { connect } from './connect';
import { differences } from './differences';
import type { DoneResult } from './done';
import { changeGroups } from './group';
import { duplicate, paste } from './paste';
import { move, placed } from './move';
import { plan } from './plan';
import { reconnect } from './reconnect';
import { remove } from './remove';
import { rename } from './rename';
import { requestTypes } from './request-types';
import { setAll } from './set-all';

/** The edit by which an act is done, or what is in its way. */
export function editOfAct(scenario: Scenario, act: Act): ActResult {
  const done = doAct(scenario, act);
  if (!done.ok) return done;
  const { after, label, made } = done.value;
  const edit = differences(scenario, after);
  return ok({ edit, label: act.kind === 'become' ? textLabel(edit) : label, made });
}

/** A text says nothing of what somebody had in mind: the log names the only place that is another, or how many are. */
function textLabel(edit: readonly Patch[]): string {
  return edit.length === 1 ? `Text: ${edit[0].path}` : `Text: ${edit.length} changes`;
}

function doAct(scenario: Scenario, act: Act): DoneResult {
  switch (act.kind) {
    case 'settled':
      return doAct(placed(scenario, act.places), act.act);
    case 'move':
      return move(scenario, act);
    case 'align':
      return align(scenario, act);
    case 'add':
      return add(scenario, act);
    case 'connect':
      return connect(scenario, act);
    case 'reconnect':
      return reconnect(scenario, act);
    case 'remove':
      return remove(scenario, act);
    case 'rename':
      return rename(scenario, act);
    case 'set-all':
      return setAll(scenario, act);
    case 'paste':
      return paste(scenario, act);
    case 'duplicate':
      return duplicate(scenario, act);
    case 'plan':
      return plan(scenario, act);
    case 'request-type':
      return requestTypes(scenario, act);
    case 'become':
      return become(scenario, act);
    case 'group':
      return changeGroups(scenario, act);
  }
}
