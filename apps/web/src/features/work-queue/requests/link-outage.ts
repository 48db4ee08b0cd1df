import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';

export const linkOutage = (id: string, outageId: string) =>
  unwrap(client.PUT('/tickets/{id}/outage-link', { params: { path: { id } }, body: { outageId } }));
