import { createElement, forwardRef, type SVGProps } from 'react';

/** An icon as Lucide writes it down. */
export interface IconData {
  readonly name: string;
  readonly size?: number;
  readonly node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
}

export type IconProps = Omit<SVGProps<SVGSVGElement>, 'ref'> & { readonly size?: number | string };

/**
 * Stands in for what Lucide makes its icons by, in the build: without a context around them, strokes of a fixed width
 * and icons by name, of which the lab has none.
 */
export default function createLucideIcon({ name, node, size: natural = 24 }: IconData) {
  return forwardRef<SVGSVGElement, IconProps>(
    ({ size = natural, color = 'currentColor', className = '', children, ...rest }, ref) =>
      createElement(
        'svg',
        {
          ref,
          xmlns: 'http://www.w3.org/2000/svg',
          width: size,
          height: size,
          viewBox: `0 0 ${natural} ${natural}`,
          fill: 'none',
          stroke: color,
          strokeWidth: 2,
          strokeLinecap: 'round',
          strokeLinejoin: 'round',
          className: `lucide lucide-${name} ${className}`.trim(),
          'aria-hidden': children === undefined && rest['aria-label'] === undefined ? 'true' : undefined,
          ...rest,
        },
        ...node.map(([tag, attributes]) => createElement(tag, attributes)),
        children,
      ),
  );
}
