import { Copy, Send, X } from 'lucide-react';
import { METHODS } from '../../state/console/console-request';
import { sendObstacle } from '../../state/console/send-obstacle';
import type { Catalogue } from '../../worker/http';
import { useRun } from '../app/app-context';
import { useAction } from '../app/use-action';
import { Button } from '../widgets/button';
import { IconButton } from '../widgets/icon-button';
import { Menu } from '../widgets/menu';
import { Select } from '../widgets/select';
import { ToggleGroup } from '../widgets/toggle-group';
import { useConsole, useConsoleStore } from './console-context';
import { CopyNote } from './copy-note';
import { PathField } from './path-field';
import classes from './address-row.module.css';

/** What is asked, of whom, and the button that sends it. */
export function AddressRow({ catalogue }: { readonly catalogue: Catalogue }) {
  const store = useConsoleStore();
  const page = useConsole(({ looks }) => looks.page);
  return (
    <div className={classes.row}>
      <div className={classes.pages}>
        <ToggleGroup
          label="Console shows"
          options={[
            { value: 'request', label: 'Request' },
            { value: 'wire', label: 'Wire' },
          ]}
          value={page}
          onChange={(next) => store.look({ page: next })}
        />
      </div>
      {page === 'request' && <Address catalogue={catalogue} />}
    </div>
  );
}

function Address({ catalogue }: { readonly catalogue: Catalogue }) {
  const store = useConsoleStore();
  const method = useConsole(({ draft }) => draft.method);
  const methods: readonly string[] = METHODS;
  const options = methods.includes(method) ? methods : [...methods, method];
  return (
    <form
      className={classes.address}
      aria-label="Request"
      onSubmit={(event) => {
        event.preventDefault();
        store.send();
      }}
    >
      <div className={classes.method}>
        <Select
          label="Method"
          options={options.map((value) => ({ value, label: value }))}
          value={method}
          onChange={(next) => store.change({ method: next })}
        />
      </div>
      <NodeSelect />
      <PathField catalogue={catalogue} />
      <SendButton />
      <CopyMenu />
      <CopyNote />
    </form>
  );
}

/** Whom the console can ask: everything of the scenario that answers. */
function NodeSelect() {
  const store = useConsoleStore();
  const node = useConsole(({ draft }) => draft.node);
  const scenario = useRun((run) => run.scenario);
  const nodes = (scenario?.nodes ?? []).filter(({ kind }) => kind !== 'client');
  const known = nodes.map(({ id, name }) => ({ value: id, label: name }));
  const isStrange = node !== '' && !nodes.some(({ id }) => id === node);
  return (
    <div className={classes.node}>
      <Select
        label="Service"
        options={[
          ...(node === '' ? [{ value: '', label: 'Service' }] : []),
          ...(isStrange ? [{ value: node, label: `${node} (not in this scenario)` }] : []),
          ...known,
        ]}
        value={node}
        onChange={(next) => store.change({ node: next })}
      />
    </div>
  );
}

function SendButton() {
  const store = useConsoleStore();
  const { shortcut } = useAction('console.send');
  const obstacle = useRun(sendObstacle);
  const waiting = useConsole(({ entries, shown }) => {
    const entry = entries.find(({ id }) => id === shown);
    return entry?.state === 'waiting' ? entry.id : null;
  });
  return (
    <>
      <Button
        type="submit"
        variant="primary"
        className={classes.send}
        icon={<Send size={14} aria-hidden="true" />}
        disabledReason={obstacle ?? undefined}
        title={obstacle === null ? `Send (${shortcut ?? ''})` : undefined}
        aria-keyshortcuts="Control+Enter"
      >
        Send
      </Button>
      {waiting !== null && (
        <IconButton
          label="Cancel the request"
          variant="plain"
          icon={<X size={14} aria-hidden="true" />}
          onClick={() => store.cancel(waiting)}
        />
      )}
    </>
  );
}

function CopyMenu() {
  const curl = useAction('console.copy-curl');
  const script = useAction('console.copy-fetch');
  return (
    <Menu
      align="end"
      trigger={<IconButton label="Copy the request" icon={<Copy size={14} aria-hidden="true" />} />}
      entries={[
        { label: 'Copy as curl', onSelect: curl.run, disabledReason: curl.unavailable },
        { label: 'Copy as fetch', onSelect: script.run, disabledReason: script.unavailable },
      ]}
    />
  );
}
