import { layout } from './layout';
import type { LayoutAsk } from './layouts';

self.addEventListener('message', ({ data }: MessageEvent<LayoutAsk>) => {
  self.postMessage(layout(data));
});
