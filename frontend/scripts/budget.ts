import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * Fails the build when the script that the page needs before it can show the
 * timeline (the entry and all that it imports statically) is larger than
 * limit bytes gzipped. What is imported lazily does not count.
 */
export function firstScriptBudget(limit: number): Plugin {
  return {
    name: 'first-script-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const first = new Set<string>();
      const visit = (name: string) => {
        const chunk = bundle[name];
        if (first.has(name) || chunk?.type !== 'chunk') return;
        first.add(name);
        chunk.imports.forEach(visit);
      };
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && chunk.isEntry) visit(chunk.fileName);
      }
      let size = 0;
      for (const name of first) {
        const chunk = bundle[name];
        if (chunk?.type === 'chunk') size += gzipSync(chunk.code).length;
      }
      const figures = `first script: ${(size / 1000).toFixed(1)} kB gzip of ${limit / 1000} kB allowed`;
      if (size > limit) this.error(`${figures}; import what the timeline does not need lazily`);
      this.info(figures);
    },
  };
}
