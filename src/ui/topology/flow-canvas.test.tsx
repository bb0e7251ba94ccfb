import { ReactFlowProvider } from '@xyflow/react';
import { prerender } from 'react-dom/static';
import { describe, expect, it } from 'vitest';
import { HEAD } from '../../worker/frame';
import { AppProvider } from '../app/app-context';
import { standingActors, type Stage } from '../inspector/actors.test-support';
import { shopScenario } from '../inspector/scenario.test-support';
import { CanvasProvider } from './canvas-context';
import { FlowCanvas } from './flow-canvas';
import { WaitBoard } from './retries/wait-board';
import { Turns } from './turns';

const scenario = shopScenario();
const head = { [HEAD.goodput]: 0.24, [HEAD.servedRate]: 26, [HEAD.rejectedRate]: 52 };

/** With what is fetched for it. */
async function html(stage: Partial<Stage>, narrow: boolean): Promise<string> {
  const actors = standingActors({ scenario, ...stage });
  const turns = new Turns(actors.run.feed, 4);
  const { prelude } = await prerender(
    <AppProvider actors={actors}>
      <ReactFlowProvider>
        <CanvasProvider value={{ figures: turns, names: turns, waits: new WaitBoard(), still: false }}>
          <FlowCanvas scenario={scenario} narrow={narrow} still={false} />
        </CanvasProvider>
      </ReactFlowProvider>
    </AppProvider>,
  );
  return new Response(prelude).text();
}

/** What is around the cards: React Flow draws those only in a browser. */
describe('canvas', () => {
  it('has the headline, the tools and the legend', async () => {
    const text = await html({ frame: { head } }, false);
    for (const words of ['Goodput', '26/s', '52/s', 'Zoom in', 'Legend', 'waiting to retry']) {
      expect(text).toContain(words);
    }
  });

  it('shows dashes before the first frame', async () => {
    const text = await html({}, false);
    expect(text).toContain('<dd class');
    expect(text).toContain('–</dd>');
    expect(text).not.toContain('NaN');
  });

  it('has one tool and no panels on a phone, and the verbs of a card below all', async () => {
    const text = await html({ frame: { head }, selection: { kind: 'node', id: 'payments' } }, true);
    expect(text).toContain('Fit the topology into sight');
    expect(text).toContain('Kill payments');
    for (const words of ['Zoom in', 'Goodput', 'waiting to retry']) expect(text).not.toContain(words);
    expect(await html({ selection: { kind: 'node', id: 'web' } }, true)).not.toContain('Kill');
  });
});
