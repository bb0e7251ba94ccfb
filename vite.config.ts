import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { finishedLibrary } from './src/build/finished-library.ts';
import { screenChunks } from './src/build/screen-chunks.ts';
import { settingsWithoutWords } from './src/build/settings-without-words.ts';
import { slimLibraries } from './src/build/slim-libraries.ts';
import { smallerCode } from './src/build/smaller-code.ts';

export default defineConfig({
  // A relative base: the build opens from any static host and from any folder of it.
  base: './',
  plugins: [react(), slimLibraries(), finishedLibrary(), smallerCode()],
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
  worker: { format: 'es', plugins: () => [settingsWithoutWords(), finishedLibrary(), smallerCode()] },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    // Style sheets are empty in tests, except where a test reads their text.
    css: { include: [/\?raw$/] },
  },
});
