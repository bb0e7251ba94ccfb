import type { Ref } from 'react';
import type { ScenarioNode } from '../../scenario/format';
import { NodeGlyph } from '../inspector/parts/glyphs';
import { plainSvg } from '../pictures/plain-svg';
import classes from './take-away.module.css';

const KINDS = ['client', 'gateway', 'service'] as const;
const STORES = ['relational', 'document', 'key-value', 'analytic'] as const;

/** The glyphs of all kinds of nodes, drawn where nobody sees them: pictures take their shapes from here. */
export function GlyphShelf({ ref }: { readonly ref: Ref<HTMLElement> }) {
  return (
    <span ref={ref} className={classes.glyphs} aria-hidden="true">
      {KINDS.map((kind) => (
        <span key={kind} data-glyph={kind}>
          <NodeGlyph kind={kind} size={14} />
        </span>
      ))}
      {STORES.map((store) => (
        <span key={store} data-glyph={store}>
          <NodeGlyph kind="database" store={store} size={14} />
        </span>
      ))}
    </span>
  );
}

/** The glyph of a node as text, in the colours of the element that the shelf's copy stands in. */
export function glyphOf(shelf: ParentNode, node: ScenarioNode): string {
  const name = node.kind === 'database' ? node.store : node.kind;
  const svg = shelf.querySelector<SVGSVGElement>(`[data-glyph="${name}"] svg`);
  return svg === null ? '' : plainSvg(svg);
}
