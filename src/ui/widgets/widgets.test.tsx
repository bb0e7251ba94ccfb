import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Button } from './button';
import { Field } from './field';
import { IconButton } from './icon-button';
import { NumberInput } from './number-input';
import { Tabs } from './tabs';
import { ToggleGroup } from './toggle-group';

const nothing = (): void => {};

describe('a button that cannot be pressed', () => {
  it('stays in the tab order and does nothing', () => {
    const html = renderToStaticMarkup(<Button disabledReason="The run has ended.">Step</Button>);
    expect(html).toContain('aria-disabled="true"');
    expect(html).not.toMatch(/\sdisabled/);
  });

  it('is free of all this when it can be', () => {
    expect(renderToStaticMarkup(<Button>Step</Button>)).not.toContain('aria-disabled');
  });
});

describe('an icon button', () => {
  it('has a name, a state and its shortcut', () => {
    const html = renderToStaticMarkup(<IconButton label="Minimap" shortcut="M" pressed icon={<svg />} />);
    for (const part of ['aria-label="Minimap"', 'aria-pressed="true"', 'aria-keyshortcuts="M"']) {
      expect(html).toContain(part);
    }
  });
});

describe('a number in a field', () => {
  const input = <NumberInput value={5000} onCommit={nothing} quantity={{ kind: 'duration' }} />;

  it('shows the value and its unit, under the label of the field', () => {
    const html = renderToStaticMarkup(<Field label="Open for">{input}</Field>);
    const labelled = /<label id="[^"]+" for="([^"]+)">Open for/.exec(html)?.[1];
    expect(labelled).toBeDefined();
    expect(html).toContain(`id="${labelled}"`);
    expect(html).toContain('value="5"');
    expect(html).not.toContain('aria-invalid');
  });

  it('is tied to the error of the field', () => {
    const html = renderToStaticMarkup(
      <Field label="Open for" error="It must be longer than the timeout.">
        {input}
      </Field>,
    );
    const described = /aria-describedby="\S+ ([^"]+)"/.exec(html)?.[1];
    expect(html).toContain('aria-invalid="true"');
    expect(html).toMatch(new RegExp(`<p id="${described}"[^>]*>It must be longer than the timeout.</p>`));
  });
});

describe('tabs', () => {
  it('have one tab stop, counts, and a panel that the chosen tab names', () => {
    const html = renderToStaticMarkup(
      <Tabs
        label="Dock"
        tabs={[
          { id: 'charts', label: 'Charts' },
          { id: 'events', label: 'Events', count: 14 },
        ]}
        value="events"
        onChange={nothing}
      >
        the list
      </Tabs>,
    );
    expect(html.match(/tabindex="0"/gi)).toHaveLength(1);
    expect(html).toMatch(/Events<span[^>]*>14<\/span>/);
    const chosen = /id="([^"]+)"[^>]*aria-selected="true"/.exec(html)?.[1];
    expect(html).toContain(`aria-labelledby="${chosen}"`);
  });
});

describe('a toggle group', () => {
  it('is a group of radio buttons with one checked', () => {
    const html = renderToStaticMarkup(
      <ToggleGroup
        label="Rail"
        options={[
          { value: 'palette', label: 'Palette' },
          { value: 'library', label: 'Library' },
        ]}
        value="library"
        onChange={nothing}
      />,
    );
    expect(html).toContain('role="radiogroup"');
    expect(html.match(/checked=""/g)).toHaveLength(1);
  });
});
