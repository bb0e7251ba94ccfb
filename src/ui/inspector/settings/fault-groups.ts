import type { Fault } from '../../../scenario/format';
import { faultForm, faultValues, GIVEN_OF_FAULTS } from '../faults/fault-form';
import type { FieldGroup } from './setting-group';

/** The settings of faults that concern a part: each fault has a section of its own. */
export function faultGroups(faults: readonly Fault[]): readonly FieldGroup[] {
  return faults.map((fault) => ({
    kind: 'fields',
    title: fault.name,
    context: fault.name,
    base: `faults.${fault.id}`,
    fields: faultForm(fault.kind),
    values: faultValues(fault),
    given: GIVEN_OF_FAULTS,
  }));
}
