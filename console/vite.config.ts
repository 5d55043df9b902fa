import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The page names the files of the console itself, which the first script imports: they are fetched while that script still comes. */
const preloadApp: Plugin = {
  name: 'serai:preload-app',
  transformIndexHtml: {
    order: 'post',
    handler(page, { bundle = {} }) {
      const wanted = new Set<string>();
      const want = (file: string) => {
        const chunk = bundle[file];
        if (wanted.has(file) || chunk?.type !== 'chunk') return;
        wanted.add(file);
        chunk.imports.forEach(want);
      };
      for (const [file, chunk] of Object.entries(bundle))
        if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith('/console/app.tsx')) want(file);
      return [...wanted]
        .filter((file) => !page.includes(`/${file}`))
        .map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` }, injectTo: 'head' }));
    },
  },
};

/** `vite build console` writes console/dist, which the API process serves at `/`; `vite dev console` works beside a running one. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), preloadApp],
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
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // The first script alone, so that it runs while the rest is on its way.
            { name: 'start', test: /console\/kit\/(session|http|problem|i18n\/say)\.ts$/, priority: 3 },
            // A few files of a size, instead of dozens: they pack better, and each is run in a task of its own.
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 2 },
            { name: 'frame', test: /console\/(app|router)\.tsx$/, priority: 1 },
            // What the first pages are drawn by, each in one file.
            { name: 'list', test: /console\/kit\/resource\/ListPage\.tsx$/, priority: 1 },
            { name: 'record', test: /console\/packs\/sales\/OrderPage\.tsx$/, priority: 1 },
            { name: 'home', test: /console\/packs\/home\/Home\.tsx$/, priority: 1 },
            { name: 'chart', test: /console\/packs\/home\/HomeChart\.tsx$/, priority: 1 },
            { name: 'shared', minShareCount: 20 },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/v1': 'http://127.0.0.1:3000', '/platform/v1': 'http://127.0.0.1:3000' } },
});
