import { writeFileSync } from 'node:fs';
import { overviewBoard } from './overview.js';

/** `npm run boards`: writes the committed JSON that Grafana provisions. */
writeFileSync('grafana/boards/peil-overzicht.json', `${JSON.stringify(overviewBoard(), null, 2)}\n`);
