import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { bundleBudget } from './dev/bundle-budget.js';

const root = import.meta.dirname;
const api = `http://127.0.0.1:${process.env['PEIL_PORT'] ?? '3000'}`;

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
  },
  server: { proxy: { '/api': api, '/metrics': api } },
});
