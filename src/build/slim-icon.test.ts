import { join } from 'node:path';
import { Moon, Search, Sun } from 'lucide-react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import createSlimIcon, { type IconData, type IconProps } from './slim-icon';

const FOLDER = join(import.meta.dirname, '../../node_modules/lucide-react/dist/esm/icons');
const ICONS = { sun: Sun, moon: Moon, search: Search } as const;
const PROPS: readonly IconProps[] = [
  {},
  { size: 14, 'aria-hidden': 'true' },
  { size: 16, className: 'quiet', 'aria-label': 'Light' },
  { color: 'teal', role: 'img', 'aria-label': 'Light' },
];

async function dataOf(name: string): Promise<IconData> {
  const { __iconData } = (await import(`${FOLDER}/${name}.mjs`)) as { readonly __iconData: IconData };
  return __iconData;
}

describe('an icon as the build makes it', () => {
  it.each(Object.keys(ICONS) as (keyof typeof ICONS)[])('is drawn as Lucide draws it: %s', async (name) => {
    const slim = createSlimIcon(await dataOf(name));
    for (const props of PROPS) {
      const drawn = renderToStaticMarkup(createElement(slim, props));
      expect(drawn).toContain(`lucide-${name}`);
      expect(drawn).toBe(renderToStaticMarkup(createElement(ICONS[name], props)));
    }
  });
});
