import { useMemo, useState } from 'react';
import { useActors, useView } from '../app/app-context';
import { readChartKey } from '../chart-choice/chart-list';
import { chartedPart } from '../charts/charted-part';
import { chartPicture, drawnChart } from '../pictures/chart-picture';
import { inkOf, stageFor, type PictureTheme } from '../pictures/ink';
import { factsOf, type Picture } from '../pictures/sheet';
import { topologyPicture } from '../pictures/topology-picture';
import type { Actors } from '../../state/actions';
import type { TimeRange } from '../time-axis/scale';
import { useTimeAxis } from '../time-axis/use-time-axis';
import { takenName } from './file-names';
import { glyphOf } from './glyph-shelf';
import { chartName } from './take-figures';

export interface TakenPicture extends Picture {
  readonly title: string;
  /** Of its file, without the ending. */
  readonly name: string;
  readonly isTopology: boolean;
}

/** The picture that was asked for; null while it cannot be drawn. What it shows is taken down once, when it is opened. */
export function usePicture(
  shelf: HTMLElement | null,
  theme: PictureTheme,
  legend: boolean,
): TakenPicture | null {
  const actors = useActors();
  const axis = useTimeAxis();
  const pictured = useView((view) => view.pictured);
  const [moment] = useState(() => momentOf(actors, pictured, axis.getState().range));
  return useMemo(() => {
    const { scenario, seed, frame, chart, range } = moment;
    if (scenario === null) return null;
    const facts = factsOf(scenario.name, seed, frame);
    if (pictured !== null) {
      if (chart === undefined) return null;
      const chosen = readChartKey(pictured);
      const part =
        chosen === undefined || chosen.of === 'run'
          ? null
          : chartedPart(scenario, chosen.of === 'selection' ? moment.selection : chosen.of);
      const what = chosen === undefined ? 'chart' : chartName({ kind: chosen.kind, part });
      const picture = chartPicture(chart, facts, frame, range, theme);
      return {
        ...picture,
        title: chart.title,
        name: takenName(scenario.name, seed, what, ''),
        isTopology: false,
      };
    }
    if (shelf === null) return null;
    const { stage, leave } = stageFor(theme);
    try {
      const glyphs = stage.appendChild(shelf.cloneNode(true));
      if (!(glyphs instanceof HTMLElement)) return null;
      glyphs.style.color = 'var(--tx-2)';
      const view = { scenario, frame, legend, glyph: glyphOf.bind(null, glyphs) };
      const picture = topologyPicture(view, facts, inkOf(stage));
      const title = `Topology of ${scenario.name}`;
      return { ...picture, title, name: takenName(scenario.name, seed, 'topology', ''), isTopology: true };
    } finally {
      leave();
    }
  }, [moment, pictured, shelf, theme, legend]);
}

function momentOf({ run, view }: Actors, pictured: string | null, range: TimeRange) {
  const { scenario, seed } = run.getState();
  const slot = pictured === null ? null : document.querySelector(`[data-chart="${CSS.escape(pictured)}"]`);
  return {
    scenario,
    seed,
    range,
    frame: run.feed.frame,
    chart: slot === null ? undefined : drawnChart(slot),
    selection: view.getState().selection,
  };
}
