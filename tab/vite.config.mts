import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fluentSubpackages } from './build/fluentSubpackages.mts';
import { preloadFirstScreen } from './build/preloadFirstScreen.mts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the tab into `.build/tab`, to be served under `/tab/`; the manifest is what sizes are read from. */
export default defineConfig({
  root: folder('.'),
  base: '/tab/',
  plugins: [fluentSubpackages(), react(), preloadFirstScreen(['/tab/app/mount.tsx', '/tab/pages/home/HomePage.tsx'])],
  build: {
    outDir: folder('../.build/tab'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
  },
});
