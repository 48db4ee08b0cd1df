export { ACCESS_TABLE, type AccessClass, type AccessRule } from './access/access-table.js';
export {
  API_PREFIX,
  API_VERSION,
  type ApiDeps,
  type DemoPort,
  type MetricsPort,
  type Pingable,
} from './api-deps.js';
export { ApiModule } from './api.module.js';
export { accessClassOf } from './openapi/build-document.js';
export { generateOpenApi, openApiText } from './openapi/generate.js';
export type { ApiUseCases } from './ports.js';
export { createApi, startApi, type RunningApi } from './start-api.js';
