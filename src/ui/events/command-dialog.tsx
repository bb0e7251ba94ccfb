import { Send } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CommandDone } from '../../state/run';
import type { CommandForm as Form } from '../../worker/commands';
import { useActors, useRun } from '../app/app-context';
import { useAnswer } from '../traces/use-answer';
import { Button } from '../widgets/button';
import { Dialog } from '../widgets/dialog';
import { EmptyState } from '../widgets/empty-state';
import { Kbd } from '../widgets/kbd';
import { Notice } from '../widgets/notice';
import { fieldErrors, firstDraft, sentCommand, type CommandDraft, type FieldErrors } from './command-draft';
import { CommandForm } from './command-form';
import { versionOf } from './event-words';
import classes from './command-dialog.module.css';

interface CommandDialogProps {
  /** What it is to be about; null is anything. */
  readonly stream: string | null;
  readonly close: () => void;
  /** It was heeded, and something followed. */
  readonly heeded: () => void;
  /** Shows an event in place of the dialog. */
  readonly open: (position: number) => void;
}

/** Tells the owner of data to do something, and what came of that. */
export function CommandDialog({ stream, close, heeded, open }: CommandDialogProps) {
  const { run } = useActors();
  const [sent, setSent] = useState(0);
  const { value, error } = useAnswer(stream ?? '', sent, async () => run.data.commands(stream ?? undefined));
  const onSent = (): void => {
    setSent(sent + 1);
    heeded();
  };
  return (
    <Dialog
      title="Send a command"
      description="The service that owns the data decides about it now, as about any request. What follows is written down as events; none of them can be taken back but by another command."
      width="wide"
      open
      onOpenChange={(isOpen) => !isOpen && close()}
    >
      {value === null && <EmptyState>{error ?? 'What can be sent is being looked up.'}</EmptyState>}
      {value !== null && value.services.length === 0 && (
        <EmptyState>No node of this scenario keeps data: there is nobody to send a command to.</EmptyState>
      )}
      {value !== null && value.services.length > 0 && <Sender form={value} open={open} onSent={onSent} />}
    </Dialog>
  );
}

interface SenderProps {
  readonly form: Form;
  readonly open: (position: number) => void;
  readonly onSent: () => void;
}

function Sender({ form, open, onSent }: SenderProps) {
  const { run } = useActors();
  const replays = useRun((state) => state.replays);
  const box = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<CommandDraft>(() => firstDraft(form));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [done, setDone] = useState<CommandDone | null>(null);
  const isUnderWay = useRef(false);
  // The dialog opens before it is known what can be sent: nobody means its button to close by then.
  useEffect(() => {
    box.current?.querySelector('select')?.focus();
  }, []);
  // The first field that is wrong takes the focus, wherever it was when the command was sent.
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);
  const send = async (): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    const command = sentCommand(form, draft);
    const answer = command.ok ? await run.sendCommand(command.value) : command;
    isUnderWay.current = false;
    setErrors(answer.ok ? {} : fieldErrors(answer.error));
    setDone(answer.ok ? answer.value : null);
    if (answer.ok) onSent();
  };
  // Of the whole dialog: a field that had the focus may be gone.
  useEffect(() => {
    const dialog = box.current?.closest<HTMLElement>('[role="dialog"]');
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void send();
    };
    dialog?.addEventListener('keydown', onKeyDown);
    return () => dialog?.removeEventListener('keydown', onKeyDown);
  });
  const change = (next: CommandDraft): void => {
    setDraft(next);
    setErrors({});
    setDone(null);
  };
  return (
    <div ref={box} className={classes.sender}>
      <CommandForm form={form} draft={draft} errors={errors} change={change} />
      <div role="status" className={classes.outcome}>
        {done !== null && <Done done={done} open={open} />}
        {errors.other !== undefined && <Notice variant="error">{errors.other}</Notice>}
      </div>
      <div className={classes.foot}>
        {replays && (
          <p className={classes.note}>
            More is known of the run than this moment: sending begins another line.
          </p>
        )}
        <Button
          variant="primary"
          icon={<Send size={14} aria-hidden="true" />}
          onClick={() => void send()}
          aria-keyshortcuts="Control+Enter"
        >
          Send
        </Button>
        <span aria-hidden="true">
          <Kbd keys="Ctrl Enter" />
        </span>
      </div>
    </div>
  );
}

function Done({ done: { label, events }, open }: { readonly done: CommandDone } & Pick<SenderProps, 'open'>) {
  return (
    <Notice>
      {`Done: ${label}.`}
      <ul className={classes.events}>
        {events.map((event) => (
          <li key={event.position}>
            <button type="button" className={classes.event} onClick={() => open(event.position)}>
              {`${event.type}, ${versionOf(event)}`}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
