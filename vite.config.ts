import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A relative base: the build opens from any static host and from any folder of it.
  base: './',
  plugins: [react()],
  build: { target: 'es2023' },
  worker: { format: 'es' },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}'],
    // Style sheets are empty in tests, except where a test reads their text.
    css: { include: [/\?raw$/] },
  },
});
