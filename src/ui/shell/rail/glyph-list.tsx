import { useMemo, useRef } from 'react';
import { select } from '../../../state/view';
import { useActors, useRun, useView } from '../../app/app-context';
import { evenRows } from '../../row-window/row-window';
import { useFocusedRow, withNeighbours } from '../../row-window/use-focused-row';
import { useRowWindow } from '../../row-window/use-row-window';
import { useShowChosen } from '../../row-window/use-show-chosen';
import { useSize } from '../../time-axis/use-size';
import { Tooltip } from '../../widgets/tooltip';
import { KindGlyph } from './kind-glyph';
import { PartMark } from './part-mark';
import { partGroups, samePart } from './part-rows';
import classes from './rail.module.css';

/** Of a glyph and the gap below it, at the usual scale. */
const PITCH_PX = 36;
const OVERSCAN = 4;

/** A glyph for each node, of which those in sight are drawn. */
export function GlyphList() {
  const { view } = useActors();
  const scenario = useRun((run) => run.scenario);
  const layout = useRun((run) => run.layout);
  const selection = useView((now) => now.selection);
  const nodes = useMemo(() => {
    const groups = scenario === null ? [] : partGroups(scenario, layout);
    return groups.flatMap(({ rows }) => rows).filter(({ part }) => part.kind === 'node');
  }, [scenario, layout]);
  const list = useRef<HTMLDivElement>(null);
  const { height, scale } = useSize(list);
  const rows = evenRows(nodes.length, PITCH_PX * scale);
  const focused = useFocusedRow(list);
  const keep = withNeighbours(focused.row);
  const { drawn, show, scrolled } = useRowWindow({ scroller: list, rows, height, more: OVERSCAN, keep });
  const chosen = nodes.findIndex(({ part }) => samePart(part, selection));
  useShowChosen(selection === null ? null : `${selection.kind} ${selection.id}`, () => {
    if (chosen >= 0) show(chosen);
  });
  return (
    <div
      ref={list}
      className={classes.glyphList}
      onFocus={focused.onFocus}
      onScroll={({ currentTarget }) => scrolled(currentTarget.scrollTop)}
    >
      <div className={classes.glyphRows} style={{ height: rows.height }}>
        {drawn.map((at) => {
          const row = nodes[at];
          return (
            <Tooltip key={row.part.id} content={row.name} side="right" describes={false}>
              <button
                type="button"
                data-row={at}
                className={classes.glyph}
                style={{ top: rows.topOf(at) }}
                aria-label={row.name}
                aria-pressed={at === chosen}
                onClick={() => select(view, row.part)}
              >
                <KindGlyph kind={row.kind} size={16} />
                <span className={classes.mark}>
                  <PartMark row={row} />
                </span>
              </button>
            </Tooltip>
          );
        })}
      </div>
    </div>
  );
}
