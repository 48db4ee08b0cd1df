export { createLabAuthority, type LabAuthority } from '../../apps/peil/src/demo/lab/certificates.js';
