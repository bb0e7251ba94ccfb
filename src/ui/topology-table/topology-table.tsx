import { Network } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import type { Scenario } from '../../scenario/format';
import { useRun } from '../app/app-context';
import { useAction } from '../app/use-action';
import { fitOf } from '../finding/word-fit';
import { AddPart } from '../next-step/add-part';
import { Button } from '../widgets/button';
import { EmptyState } from '../widgets/empty-state';
import { SearchField } from '../widgets/search-field';
import { ToggleGroup } from '../widgets/toggle-group';
import { CALL_COLUMNS, NODE_COLUMNS, type Column } from './columns';
import { LiveTable } from './live-table';
import { callRows, nodeRows, type TableRow } from './part-rows';
import { useSlowFrame } from './use-slow-frame';
import classes from './topology-table.module.css';

/** What the canvas shows, to be read row by row. */
export default function TopologyTable() {
  const scenario = useRun((run) => run.scenario);
  return (
    <section aria-label="Topology as a table" className={classes.pane}>
      {scenario === null ? (
        <EmptyState>The scenario is being opened.</EmptyState>
      ) : (
        <Tables scenario={scenario} />
      )}
    </section>
  );
}

type Shown = 'nodes' | 'calls';

function Tables({ scenario }: { readonly scenario: Scenario }) {
  const [shown, setShown] = useState<Shown>('nodes');
  const [sought, setSought] = useState('');
  const frame = useSlowFrame();
  const nodes = useMemo(() => nodeRows(scenario, frame), [scenario, frame]);
  const calls = useMemo(() => callRows(scenario, frame), [scenario, frame]);
  const back = useAction('view.topology-table');
  const table = { sought, onClear: () => setSought('') };
  return (
    <>
      <div className={classes.bar}>
        <ToggleGroup
          label="Parts in the table"
          options={[
            { value: 'nodes', label: `Nodes ${nodes.length}` },
            { value: 'calls', label: `Calls ${calls.length}` },
          ]}
          value={shown}
          onChange={setShown}
        />
        <SearchField
          label="Find a row"
          placeholder={shown === 'nodes' ? 'Name, kind or health' : 'Name, guard or state'}
          value={sought}
          onChange={setSought}
          shortcut=""
          className={classes.find}
        />
        <Button size="small" icon={<Network size={14} aria-hidden="true" />} onClick={back.run}>
          Canvas
        </Button>
      </div>
      {shown === 'nodes' ? (
        <Found key="nodes" {...table} named="Node" rows={nodes} columns={NODE_COLUMNS} />
      ) : (
        <Found key="calls" {...table} named="Call" rows={calls} columns={CALL_COLUMNS} />
      )}
    </>
  );
}

interface FoundProps<Row extends TableRow> {
  readonly named: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly sought: string;
  readonly onClear: () => void;
}

function Found<Row extends TableRow>({ named, rows, columns, sought, onClear }: FoundProps<Row>): ReactNode {
  const found = sought.trim() === '' ? rows : rows.filter((row) => fitOf([textOf(row)], sought) > 0);
  if (rows.length === 0)
    return (
      <EmptyState action={<AddPart />}>
        {named === 'Node'
          ? 'Every node is a row here, with its figures. There is none yet.'
          : 'Every call from one node to another is a row here, with its guards. There is none yet: draw one on the canvas.'}
      </EmptyState>
    );
  if (found.length === 0)
    return (
      <EmptyState action={<Button onClick={onClear}>Clear the search</Button>}>
        No row speaks of “{sought.trim()}”.
      </EmptyState>
    );
  return (
    <LiveTable
      caption={`${named}s with their figures, as they are at this moment. Enter selects one.`}
      named={named}
      rows={found}
      columns={columns}
    />
  );
}

/** All words of a row. */
function textOf(row: TableRow) {
  const words = Object.values(row).filter((value) => typeof value === 'string');
  return { text: words.join(' '), weight: 1 };
}
