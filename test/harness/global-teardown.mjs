export default async function teardown() {
  await globalThis.peilTestServices?.stop();
}
