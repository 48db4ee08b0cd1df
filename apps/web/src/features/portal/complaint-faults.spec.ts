import { faultsOf } from './complaint-faults.js';

it('asks for a description and for what the caller can still do', () => {
  expect(faultsOf({ description: ' ', ability: null })).toEqual(['description', 'ability']);
  expect(faultsOf({ description: 'Citrix valt weg', ability: 'no' })).toEqual([]);
});
