import type { Organisation, Service } from '../../api/types.js';
import { columnsOf } from './map-columns.js';

const anOrganisation = (name: string, kind: Organisation['kind'] = 'municipality'): Organisation => ({
  id: name,
  slug: name.toLowerCase(),
  name,
  kind,
  demo: false,
});
const aService = (...organisationIds: string[]): Service => ({
  id: 's',
  slug: 's',
  name: 'E-mail',
  description: '',
  state: 'up',
  since: null,
  openOutageNumber: null,
  checkCount: 1,
  cells: organisationIds.map((organisationId) => ({ organisationId, state: 'up', bars: [], ratio: null })),
});

it('has a column for each organisation that uses a service: municipalities by name, the shared one last', () => {
  const organisations = [
    anOrganisation('ICT', 'shared'),
    anOrganisation('Zandhoven'),
    anOrganisation('Heidestad'),
    anOrganisation('Meerdijk'),
  ];
  const columns = columnsOf([aService('ICT', 'Zandhoven'), aService('Heidestad')], organisations);
  expect(columns.map(({ name }) => name)).toEqual(['Heidestad', 'Zandhoven', 'ICT']);
});
