import { useDeferredValue, useId, useMemo, useRef, type RefObject } from 'react';
import { requestOf } from '../../state/console/console-request';
import type { Route } from '../../worker/http';
import { Button } from '../widgets/button';
import { useConsole, useConsoleStore } from './console-context';
import { exampleText } from './fill-route';
import { jsonProblem, type JsonProblem } from './json-problem';
import { placeOfPointer } from './pointer-place';
import { prettyJson } from './shown-body';
import { useFieldProblems } from './use-problems';
import classes from './body-editor.module.css';

interface BodyEditorProps {
  readonly route: Route | undefined;
  readonly takesBody: boolean;
}

/** The body as a text, with what is wrong with it below. */
export function BodyEditor({ route, takesBody }: BodyEditorProps) {
  const store = useConsoleStore();
  const body = useConsole(({ draft }) => draft.body);
  const isJson = useConsole(({ draft }) => sendsJson(requestOf(draft).headers));
  const checked = useDeferredValue(body);
  const problem = useMemo(
    () => (isJson && takesBody && checked.trim() !== '' ? jsonProblem(checked) : null),
    [checked, isJson, takesBody],
  );
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  return (
    <div className={classes.editor}>
      <textarea
        ref={area}
        className={classes.area}
        aria-label="Body"
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        placeholder={takesBody ? 'No body' : 'Requests of this method have no body.'}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={body}
        onChange={({ target: { value } }) => store.change({ body: value })}
      />
      <div className={classes.foot}>
        <div id={`${id}-problem`} className={classes.problems}>
          {problem !== null && <Syntax problem={problem} area={area} />}
          {problem === null && takesBody && <FieldProblems area={area} />}
          {problem === null && !takesBody && body !== '' && (
            <p className={classes.note}>It is kept, and not sent with this method.</p>
          )}
        </div>
        <Tools route={route} isSound={problem === null && isJson && body.trim() !== ''} />
      </div>
    </div>
  );
}

function Tools({ route, isSound }: { readonly route: Route | undefined; readonly isSound: boolean }) {
  const store = useConsoleStore();
  const example = route === undefined ? '' : exampleText(route);
  const format = (): void => {
    const text = prettyJson(store.getState().draft.body);
    if (text !== null) store.change({ body: text });
  };
  return (
    <div className={classes.tools}>
      {isSound && (
        <Button size="small" variant="quiet" onClick={format}>
          Format
        </Button>
      )}
      {example !== '' && (
        <Button size="small" variant="quiet" onClick={() => store.change({ body: example })}>
          Insert example
        </Button>
      )}
    </div>
  );
}

interface SyntaxProps {
  readonly problem: JsonProblem;
  readonly area: RefObject<HTMLTextAreaElement | null>;
}

function Syntax({ problem: { words, offset, line, column }, area }: SyntaxProps) {
  const show = (): void => {
    if (area.current !== null) select(area.current, offset, offset + 1);
  };
  return (
    <button type="button" className={classes.wrong} onClick={show}>
      {`Line ${line}, column ${column}: ${words}.`}
    </button>
  );
}

/** What the service found wrong, as long as the body is the one that it found it with. */
function FieldProblems({ area }: Pick<SyntaxProps, 'area'>) {
  const problems = useFieldProblems();
  return problems.map(({ pointer, words }) => (
    <button
      key={`${pointer} ${words}`}
      type="button"
      className={classes.wrong}
      onClick={() => {
        const { current } = area;
        const place = current === null ? undefined : nearestPlace(current.value, pointer);
        if (current !== null && place !== undefined) select(current, place.from, place.to);
      }}
    >
      <span className={classes.pointer}>{pointer === '' ? 'the body' : pointer}</span>
      {words}
    </button>
  ));
}

/** A field that is missing has no place: the object that it is missing from has. */
function nearestPlace(text: string, pointer: string) {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = placeOfPointer(text, at);
    if (place !== undefined || at === '') return place;
  }
}

function select(area: HTMLTextAreaElement, from: number, to: number): void {
  area.focus();
  area.setSelectionRange(from, to);
}

function sendsJson(headers: readonly (readonly [string, string])[]): boolean {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return type === undefined || /\bjson\b|\+json/.test(type);
}
