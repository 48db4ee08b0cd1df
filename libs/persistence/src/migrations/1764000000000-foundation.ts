import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCESS_SQL } from './foundation/access.js';
import { DESK_SQL } from './foundation/desk.js';
import { IDENTITY_SQL } from './foundation/identity.js';
import { MONITORING_SQL } from './foundation/monitoring.js';
import { PLATFORM_SQL } from './foundation/platform.js';
import { REPORTS_SQL } from './foundation/reports.js';

/** The data model of the foundation; one SQL file a context, access rules last because they name every table. */
export class Foundation1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [IDENTITY_SQL, MONITORING_SQL, DESK_SQL, PLATFORM_SQL, ACCESS_SQL, REPORTS_SQL])
      await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('The first migration has no way back: restore a backup instead.');
  }
}
