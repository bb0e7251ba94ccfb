import { useId, useMemo, useRef, type KeyboardEvent } from 'react';
import { select } from '../../../state/view';
import { useActors, useRun, useView } from '../../app/app-context';
import { KindGlyph } from './kind-glyph';
import { PartFigures, PartMark } from './part-mark';
import { partGroups, samePart, type PartRow } from './part-rows';
import classes from './parts.module.css';

/** The topology as a list: by keyboard and ear it tells what the canvas shows. */
export function Parts() {
  const scenario = useRun((run) => run.scenario);
  const layout = useRun((run) => run.layout);
  const groups = useMemo(() => (scenario === null ? [] : partGroups(scenario, layout)), [scenario, layout]);
  const selection = useView((view) => view.selection);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = groups.flatMap((group) => group.rows);
  const stop = rows.find(({ part }) => samePart(part, selection)) ?? rows[0];
  const onKeyDown = (event: KeyboardEvent): void => {
    const options = [...(list.current?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
    const at = options.findIndex((option) => option === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    options[Math.max(0, Math.min(options.length - 1, next))]?.focus();
  };
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={-1}
      aria-label="Parts of the scenario"
      className={classes.parts}
      onKeyDown={onKeyDown}
    >
      {groups.map(({ title, rows: members }, index) => (
        <div key={title} role="group" aria-labelledby={`${id}-${index}`}>
          <div id={`${id}-${index}`} role="presentation" className={classes.heading}>
            {title}
          </div>
          {members.map((row) => (
            <Row
              key={row.part.id}
              row={row}
              selected={samePart(row.part, selection)}
              isTabStop={row === stop}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  readonly row: PartRow;
  readonly selected: boolean;
  readonly isTabStop: boolean;
}

function Row({ row, selected, isTabStop }: RowProps) {
  const { view } = useActors();
  const { part, name, kind } = row;
  const choose = (): void => select(view, part);
  return (
    <div
      role="option"
      aria-selected={selected}
      tabIndex={isTabStop ? 0 : -1}
      title={name}
      className={classes.row}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        choose();
      }}
    >
      {part.kind === 'node' && <KindGlyph kind={kind} />}
      <span className={classes.name}>{name}</span>
      <PartMark row={row} />
      <PartFigures row={row} />
    </div>
  );
}
