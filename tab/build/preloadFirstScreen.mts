import type { Plugin } from 'vite';

/**
 * Names the interface's script in the page's head, so that it is fetched beside the small entry
 * that starts teams-js and the first request, and not after it.
 */
export function preloadFirstScreen(modules: readonly string[]): Plugin {
  return {
    name: 'preload-first-screen',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, chunk }) {
        if (!bundle) return [];
        const wanted = new Set<string>();
        const add = (file: string): void => {
          const one = bundle[file];
          if (one?.type !== 'chunk' || wanted.has(file)) return;
          wanted.add(file);
          one.imports.forEach(add);
        };
        for (const one of Object.values(bundle)) {
          if (one.type === 'chunk' && modules.some((name) => one.facadeModuleId?.endsWith(name))) add(one.fileName);
        }
        const already = new Set([chunk?.fileName, ...(chunk?.imports ?? [])]);
        return [...wanted]
          .filter((file) => !already.has(file))
          .map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/tab/${file}` }, injectTo: 'head' as const }));
      },
    },
  };
}
