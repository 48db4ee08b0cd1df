import { client } from '../../../api/client.js';
import { unwrap } from '../../../api/unwrap.js';

export const removeDemo = () => unwrap(client.DELETE('/demo'));
