import type { EntityTarget, ObjectLiteral } from 'typeorm';

/** Every entity class of the data source. */
export const ENTITIES: readonly Extract<EntityTarget<ObjectLiteral>, new () => unknown>[] = [];
