import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { faultKinds } from '../../scenario/fault-kind-settings';
import type { FaultKind } from '../../scenario/fault-settings';
import type { Range, Scenario } from '../../scenario/format';
import { foldPanel } from '../../state/preferences';
import { useActors, useRun } from '../app/app-context';
import { MomentInput } from '../forms/moment-input';
import { FaultGlyph } from '../timeline/fault-glyph';
import { faultWords } from '../timeline/fault-words';
import { Button } from '../widgets/button';
import { classNames } from '../widgets/class-names';
import { Combobox } from '../widgets/combobox';
import { Dialog } from '../widgets/dialog';
import { Field } from '../widgets/field';
import { aimsOf, usualAim, type Aim } from './aims';
import { addNewFault } from './fault-acts';
import { FAULT_KINDS, newFault, usualRange } from './new-fault';
import { whyTooEarly } from './past-rule';
import { timesOf } from './use-fault-handling';
import classes from './add-fault-dialog.module.css';

/** A new fault: of which kind, at whom, and when; all else is said in its form afterwards. */
export default function AddFaultDialog() {
  const { view } = useActors();
  const onClose = (): void => view.setState({ overlay: null });
  const scenario = useRun((run) => run.scenario);
  return (
    <Dialog
      title="Add a fault"
      description="It begins with settings that can be seen to act; its form opens when it is there."
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      width="wide"
    >
      {scenario !== null && <Form scenario={scenario} onClose={onClose} />}
    </Dialog>
  );
}

interface FormProps {
  readonly scenario: Scenario;
  readonly onClose: () => void;
}

function Form({ scenario, onClose }: FormProps) {
  const actors = useActors();
  const { selection } = actors.view.getState();
  const [kind, setKind] = useState<FaultKind>(selection?.kind === 'edge' ? 'network' : 'degraded');
  const [chosen, setChosen] = useState<string | null>(null);
  const [range, setRange] = useState<Range>(() => {
    const { now, duration } = timesOf(actors);
    return usualRange(now, duration);
  });
  const [why, setWhy] = useState<string | undefined>(undefined);
  const [begins, setBegins] = useState<{ readonly problem?: string | undefined } | null>(null);
  const aims = aimsOf(scenario, kind);
  const aim = aims.find(({ key }) => key === chosen) ?? usualAim(scenario, kind, selection);
  const wrong = range.fromMs < range.toMs ? undefined : 'It must end after it begins.';
  const add = async (): Promise<void> => {
    if (aim === undefined || wrong !== undefined) return;
    // What was offered may have passed meanwhile, and then begins now; what somebody has written is not changed unasked.
    const problem = begins === null ? undefined : whyTooEarly(range.fromMs, timesOf(actors).now);
    if (problem !== undefined) {
      setBegins({ problem });
      return;
    }
    const refused = await addNewFault(actors, kind, aim.target, range);
    setWhy(refused);
    if (refused !== undefined) return;
    foldPanel(actors.preferences, 'timeline', false);
    onClose();
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!goToStray(event.currentTarget)) void add();
      }}
    >
      <KindList scenario={scenario} kind={kind} aim={aim} choose={setKind} />
      <Field
        label="Aimed at"
        help="Its form can aim it at several parts, at tags, zones, and at a share of instances."
      >
        <Combobox
          options={aims.map(({ key, label }) => ({ value: key, label }))}
          value={aim?.key}
          onChoose={setChosen}
        />
      </Field>
      <MomentField
        label="Begins at"
        value={range.fromMs}
        error={begins?.problem}
        set={(fromMs) => {
          setBegins({});
          setRange({ ...range, fromMs });
        }}
      />
      <MomentField
        label="Ends at"
        value={range.toMs}
        error={wrong}
        set={(toMs) => setRange({ ...range, toMs })}
      />
      <p className={classes.why} role="alert">
        {why}
      </p>
      <Ways onClose={onClose} />
    </form>
  );
}

/** It would aim elsewhere than what was written last: the field says so, and takes the focus. */
function goToStray(form: HTMLElement): boolean {
  const stray = form.querySelector<HTMLElement>('[role="combobox"][aria-invalid="true"]');
  stray?.focus();
  return stray !== null;
}

function Ways({ onClose }: Pick<FormProps, 'onClose'>) {
  return (
    <div className={classes.acts}>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" variant="primary" icon={<Plus size={14} aria-hidden="true" />}>
        Add
      </Button>
    </div>
  );
}

interface KindListProps {
  readonly scenario: Scenario;
  readonly kind: FaultKind;
  readonly aim: Aim | undefined;
  readonly choose: (kind: FaultKind) => void;
}

/** Real radio buttons lie under it, so the arrow keys are the browser's. */
function KindList({ scenario, kind, aim, choose }: KindListProps) {
  const name = useId();
  return (
    <fieldset className={classes.kinds}>
      <legend className="visually-hidden">Kind of fault</legend>
      {FAULT_KINDS.map((one) => {
        const { label, on } = faultKinds[one];
        const usual = newFault(scenario, one, aim?.target ?? {}, { fromMs: 0, toMs: 1 });
        return (
          <label key={one} className={classNames(classes.kind, one === kind && classes.chosen)}>
            <input
              type="radio"
              className="visually-hidden"
              name={name}
              value={one}
              checked={one === kind}
              onChange={() => choose(one)}
            />
            <FaultGlyph kind={one} className={classes.glyph} />
            <span>
              <span className={classes.name}>{label}</span>
              <span className={classes.words}>
                {on === 'nodes' ? 'on nodes' : 'on calls'}, {faultWords(usual)}
              </span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

interface MomentFieldProps {
  readonly label: string;
  readonly value: number;
  readonly error?: string | undefined;
  readonly set: (ms: number) => void;
}

function MomentField({ label, value, error, set }: MomentFieldProps) {
  return (
    <Field label={label} error={error}>
      <MomentInput value={value} onCommit={set} />
    </Field>
  );
}
