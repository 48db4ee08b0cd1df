import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { bundleBudget } from './dev/bundle-budget.js';

const root = import.meta.dirname;
const api = `http://127.0.0.1:${process.env['PEIL_PORT'] ?? '3000'}`;

const FRAME =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|i18next|react-i18next|openapi-fetch|@tanstack\/(react-router|router-core|history|react-query|query-core|react-store|store))\//;

export default defineConfig({
  root,
  base: '/',
  plugins: [react(), bundleBudget({ entry: 'index.html', route: 'work-queue-page', limitKb: 180 })],
  build: {
    outDir: resolve(root, '../../dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    sourcemap: false,
    modulePreload: { polyfill: false },
    // One file for what every page needs compresses better than forty small ones.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'frame', test: FRAME },
            {
              name: 'shared',
              test: /apps\/web\/src\/(api|shared\/(format|links|live|requests|session|ui))\//,
              minShareCount: 4,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': api, '/metrics': api } },
});
