import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { finishedLibrary } from './src/build/finished-library.ts';
import { mockServiceWorker } from './src/build/mock-service-worker.ts';
import { screenChunks } from './src/build/screen-chunks.ts';
import { settingsWithoutWords } from './src/build/settings-without-words.ts';
import { slimLibraries } from './src/build/slim-libraries.ts';
import { slimMsw } from './src/build/slim-msw.ts';
import { smallerCode } from './src/build/smaller-code.ts';
import { wholeTests } from './src/build/whole-tests.ts';

export default defineConfig({
  // A relative base: the build opens from any static host and from any folder of it.
  base: './',
  plugins: [
    react(),
    slimLibraries(),
    slimMsw(),
    mockServiceWorker(),
    finishedLibrary(),
    smallerCode(),
    wholeTests(),
  ],
  // What a worker imports late would otherwise make the page reload while one develops.
  optimizeDeps: { include: ['msw', 'msw/browser'] },
  // Every browser that knows the colours of our style sheets preloads modules by itself.
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What the start page always needs comes as one file, also where other parts of the page share it.
            { name: 'index', tags: ['$initial'], priority: 2 },
            { name: screenChunks(), priority: 1 },
          ],
        },
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [settingsWithoutWords(), finishedLibrary(), slimMsw(), smallerCode()],
    rolldownOptions: {
      // What every run needs comes as one file, also where parts that come later share it.
      output: { codeSplitting: { groups: [{ name: 'host', tags: ['$initial'] }] } },
    },
  },
  test: {
    environment: 'node',
    // Each file is a module of its own, and leaves nothing behind: no process is started for each.
    isolate: false,
    setupFiles: ['src/cli/checks/after-each-file.test-support.ts'],
    maxWorkers: '100%',
    // A guard against what hangs, and no measure of speed: all files share the cores with each other.
    testTimeout: 30_000,
    include: ['src/**/*.test.{ts,tsx}'],
    // Style sheets are empty in tests, except where a test reads their text.
    css: { include: [/\?raw$/] },
  },
});
