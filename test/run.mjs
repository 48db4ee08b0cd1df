#!/usr/bin/env node
/**
 * `npm test`: everything that must hold before a change lands. Ends with one line, `N passed, M failed`, and fails
 * when M is not 0. Arguments are passed on to jest: `npm test -- libs/domain`.
 */
import { buildWhatIsStale } from '../apps/peil/bin/build.mjs';
import { provideDebianPackages } from './run/debian-packages.mjs';
import { check, jest } from './run/steps.mjs';

const extra = process.argv.slice(2);
const results = [];

const missing = provideDebianPackages();
if (missing.length > 0) {
  const advice = `Not installed: ${missing.join(', ')}. As root: apt-get install ${missing.join(' ')}`;
  console.error(advice);
  results.push({ name: 'Debian packages', passed: 0, failed: 1 });
  if (missing.includes('redis-server')) process.env.PEIL_TEST_QUEUE ??= 'postgres';
}

results.push(
  await check('import rules', [
    [
      'dependency-cruiser/bin/dependency-cruise.mjs',
      'apps',
      'libs',
      'test',
      'grafana',
      '--output-type',
      'err',
    ],
  ]),
);
results.push(
  await check('types', [
    ['typescript/bin/tsc', '-p', 'libs/domain/tsconfig.json'],
    ['typescript/bin/tsc', '-p', 'tsconfig.json'],
    ['typescript/bin/tsc', '-p', 'apps/web/tsconfig.json'],
  ]),
);
results.push(await check('lint', [['oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '--quiet']]));
results.push(await build());
results.push(await jest('unit', { workers: 2, timeoutS: 20, extra }));
results.push(await jest('integration', { workers: 2, timeoutS: 60, extra }));
results.push(await jest('e2e', { workers: 1, timeoutS: 180, extra }));

const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

async function build() {
  try {
    await buildWhatIsStale();
    return { name: 'build', passed: 1, failed: 0 };
  } catch (error) {
    console.error(error.message);
    return { name: 'build', passed: 0, failed: 1 };
  }
}
