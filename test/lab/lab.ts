export { createLabAuthority, type LabAuthority } from '../../apps/peil/src/demo/lab/certificates.js';
export type { LabServer } from '../../apps/peil/src/demo/lab/lab-server.js';
export { startLab, type Lab } from '../../apps/peil/src/demo/lab/start-lab.js';
