export * from './business-series.js';
export * from './catalogue.js';
export * from './check-series.js';
export * from './exporter.js';
export * from './exposition.js';
export * from './pipeline-metrics.js';
