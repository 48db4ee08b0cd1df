export {
  API_PREFIX,
  API_VERSION,
  type ApiDeps,
  type DemoPort,
  type MetricsPort,
  type Pingable,
} from './api-deps.js';
export { ApiModule, type ApiUseCases } from './api.module.js';
export { generateOpenApi, openApiText } from './openapi/generate.js';
