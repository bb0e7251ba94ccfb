import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ensure } from './base/assert';
import { TITLES } from './scenario/library/titles';
import { StartPage } from './ui/start-page';
import './ui/tokens.css';
import { createWorkerClient } from './worker/client';

const client = createWorkerClient(
  () => new Worker(new URL('./worker/host.ts', import.meta.url), { type: 'module' }),
);

createRoot(ensure(document.getElementById('root'), 'the element #root of index.html')).render(
  <StrictMode>
    <StartPage scenarios={TITLES} run={(scenario) => client.run(scenario.id, scenario.seed)} />
  </StrictMode>,
);
