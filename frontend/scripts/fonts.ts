import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/**
 * Has the browser fetch the fonts of the first screen together with the
 * script, so that the text is not set anew when they arrive.
 */
export function preloadFonts(names: RegExp): Plugin {
  return {
    name: 'preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        return Object.keys(bundle ?? {})
          .filter((file) => names.test(file))
          .map((file) => ({ tag: 'link', attrs: { rel: 'preload', href: `/${file}`, as: 'font', type: 'font/woff2', crossorigin: '' }, injectTo: 'head' as const }));
      },
    },
  };
}

/** Puts the licences of the fonts of these packages beside them, as the Open Font License asks. */
export function fontLicences(...packages: string[]): Plugin {
  return {
    name: 'font-licences',
    apply: 'build',
    generateBundle() {
      for (const name of packages) {
        const file = join(dirname(require.resolve(`${name}/package.json`)), 'LICENSE');
        this.emitFile({ type: 'asset', fileName: `assets/LICENSE-${name.split('/').at(-1)}.txt`, source: readFileSync(file) });
      }
    },
  };
}
