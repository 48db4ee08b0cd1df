import { register } from 'node:module';

/** Starts the servers that integration and end-to-end specs share. Runs once, in the parent process of jest. */
export default async function setup() {
  register('../bin/ts-hooks.mjs', import.meta.url);
  const { startServices } = await import('./services.ts');
  globalThis.peilTestServices = await startServices();
}
