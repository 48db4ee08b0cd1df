import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';

export const unlinkOutage = (id: string) =>
  unwrap(client.DELETE('/tickets/{id}/outage-link', { params: { path: { id } } }));
