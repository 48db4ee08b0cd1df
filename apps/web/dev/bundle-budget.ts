import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

interface Budget {
  entry: string;
  /** Part of the file name of the page that a desk sees first. */
  route: string;
  limitKb: number;
}

/** Prints what a desk downloads before its first page works, and fails the build above the limit. */
export function bundleBudget(budget: Budget): Plugin {
  return {
    name: 'peil-bundle-budget',
    apply: 'build',
    writeBundle(_options, bundle) {
      const files = initialFiles(bundle, budget);
      const totalKb = files.reduce((sum, file) => sum + gzipKb(bundle[file]), 0);
      const line = `desk bundle: ${totalKb.toFixed(1)} kB gzip in ${String(files.length)} files (limit ${String(budget.limitKb)} kB)`;
      if (totalKb > budget.limitKb) throw new Error(line);
      this.info(line);
    },
  };
}

function initialFiles(bundle: Rollup.OutputBundle, budget: Budget): string[] {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const file = bundle[name];
    if (seen.has(name) || file?.type !== 'chunk') return;
    seen.add(name);
    for (const css of file.viteMetadata?.importedCss ?? []) seen.add(css);
    file.imports.forEach(visit);
  };
  for (const file of Object.values(bundle)) {
    if (file.type !== 'chunk') continue;
    const isRoute = file.facadeModuleId?.includes(budget.route) ?? false;
    const isLanguage = file.facadeModuleId?.endsWith('/i18n/nl.ts') ?? false;
    if (file.isEntry || isRoute || isLanguage) visit(file.fileName);
  }
  return [...seen];
}

function gzipKb(file: Rollup.OutputAsset | Rollup.OutputChunk | undefined): number {
  if (!file) return 0;
  return gzipSync(file.type === 'chunk' ? file.code : file.source).length / 1000;
}
