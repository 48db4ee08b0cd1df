export { ACCESS_TABLE, type AccessClass, type AccessRule } from './access/access-table.js';
export type { ApiDeps, DemoPort, MetricsPort } from './api-deps.js';
export { accessClassOf } from './openapi/build-document.js';
export { generateOpenApi, openApiText } from './openapi/generate.js';
export { createApi, startApi } from './start-api.js';
export { passwordLinkUrl } from './use-cases/password-link-url.js';
