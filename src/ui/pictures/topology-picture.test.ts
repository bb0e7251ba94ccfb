import { describe, expect, it } from 'vitest';
import { shopScenario } from '../inspector/scenario.test-support';
import type { Ink } from './ink';
import { topologyPicture } from './topology-picture';

const INK: Ink = {
  fill: () => ({ fill: '#123456' }),
  stroke: () => ({ stroke: '#123456' }),
  width: (text, size) => text.length * size * 0.6,
};
const FACTS = { scenario: 'Shop', seed: 27, time: 32.4e9, hash: '0123456789abcdef' };

describe('the picture of the topology', () => {
  const scenario = shopScenario();
  const drawn = (legend: boolean, names = scenario): ReturnType<typeof topologyPicture> =>
    topologyPicture({ scenario: names, frame: null, legend, glyph: () => '' }, FACTS, INK);

  it('has a card for each node and a line with a head for each call, and says which run it is of', () => {
    const { svg } = drawn(false);
    for (const { name } of scenario.nodes) expect(svg).toContain(`>${name}</text>`);
    expect(svg.split('M0 0L-9 -4.5V4.5Z')).toHaveLength(scenario.edges.length + 1);
    for (const fact of ['seed 27', '32.400 s', 'trace hash 0123456789abcdef']) expect(svg).toContain(fact);
    expect(svg).toContain(`${scenario.nodes.length} nodes and ${scenario.edges.length} calls between them.`);
  });

  it('is higher with its legend', () => {
    expect(drawn(true).height).toBeGreaterThan(drawn(false).height);
    expect(drawn(true).svg).toContain('waiting to retry');
    expect(drawn(false).svg).not.toContain('waiting to retry');
  });

  it('lets no name out of its place, and fetches nothing', () => {
    const hostile = '</text><script>alert(1)</script><image href="https://x.example"/>&\u0000';
    const { svg } = drawn(true, {
      ...scenario,
      name: hostile,
      nodes: scenario.nodes.map((node) => ({ ...node, name: hostile })),
    });
    expect(svg).not.toMatch(/<(?:script|image|foreignObject|style|use)\b/);
    expect(svg).not.toMatch(/<[^>]*(?:href|src)=|url\(|var\(/);
    expect(svg).not.toContain('\u0000');
    // Nothing of a topology of no nodes is of any size but its frame.
    const empty = drawn(false, { ...scenario, nodes: [], edges: [] });
    expect(Number.isFinite(empty.width) && Number.isFinite(empty.height)).toBe(true);
  });
});
