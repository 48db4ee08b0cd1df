import { role } from '@peil/contracts';
import type { z } from 'zod';

export type Role = z.infer<typeof role>;
export const ROLES: readonly Role[] = role.options;
export type TokenScope = 'read' | 'write';
