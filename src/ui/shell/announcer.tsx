import { useEffect, useRef, useState } from 'react';
import { useActors } from '../app/app-context';
import { newsOf, type LanesHeard } from './announcements';

const LISTEN_EVERY_MS = 500;
/** Screen readers need time to speak: what happens meanwhile is told together. */
const SAY_EVERY_MS = 2000;

/** Says what the breakers do, for whoever does not see the canvas. */
export function Announcer() {
  const { run } = useActors();
  const [words, setWords] = useState('');
  const heard = useRef<LanesHeard | null>(null);
  useEffect(() => {
    let said = -Infinity;
    let heardLine = run.getState().line;
    const listen = (): void => {
      if (performance.now() - said < SAY_EVERY_MS) return;
      const { scenario, layout, line, replays } = run.getState();
      if (scenario === null || layout === null) return;
      const nameOf = (id: string): string => {
        const edge = scenario.edges.find((one) => one.id === id);
        const name = (node: string | undefined) =>
          scenario.nodes.find((one) => one.id === node)?.name ?? node;
        return edge === undefined ? id : `${name(edge.from)} to ${name(edge.to)}`;
      };
      // The changes of another line, and those of a replay, are no news.
      if (line !== heardLine || replays) heard.current = null;
      heardLine = line;
      const news = newsOf(run.feed, layout.layers, heard.current, nameOf);
      heard.current = news.heard;
      if (news.words === '') return;
      said = performance.now();
      setWords(news.words);
    };
    const timer = setInterval(listen, LISTEN_EVERY_MS);
    return () => clearInterval(timer);
  }, [run]);
  return (
    <div role="status" aria-label="Breakers" className="visually-hidden">
      {words}
    </div>
  );
}
