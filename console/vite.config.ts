import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `vite build console` writes console/dist, which the API process serves at `/`; `vite dev console` works beside a running one. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: {
    alias: {
      '@kit': resolve(import.meta.dirname, 'kit'),
      // The icons' index names six thousand modules; each icon is taken by its own path through this one.
      '@icons': '@tabler/icons-react/dist/esm/icons',
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    // These know light-dark(), which would be rewritten for older ones.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // What most pages share comes as one file: dozens of small ones pack worse, and each has its own head.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 20 }] } } },
  },
  server: { port: 5173, proxy: { '/v1': 'http://127.0.0.1:3000', '/platform/v1': 'http://127.0.0.1:3000' } },
});
