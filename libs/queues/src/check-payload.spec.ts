import { randomUUID } from 'node:crypto';
import { checkPayload } from './check-payload.js';
import { probeQueue, SAMPLES_QUEUE, siteOfQueue } from './queue-names.js';

const batch = {
  version: 1,
  site: 'town-hall',
  siteId: randomUUID(),
  collector: 'c',
  sentAtMs: 1,
  samples: [],
};

describe('the contract of a queue', () => {
  it('lets through what fits it', () => {
    expect(checkPayload(SAMPLES_QUEUE, batch)).toEqual(batch);
  });

  it('refuses another version by naming both', () => {
    expect(() => checkPayload(SAMPLES_QUEUE, { ...batch, version: 2 })).toThrow(
      'A job on "samples" has contract version 2, this process speaks version 1. Run the same version of Peil everywhere.',
    );
    expect(() => checkPayload(SAMPLES_QUEUE, 'text')).toThrow('version none');
  });

  it('refuses a wrong field by naming it', () => {
    expect(() => checkPayload(SAMPLES_QUEUE, { ...batch, siteId: 'x' })).toThrow(/siteId: /);
    expect(() => checkPayload(probeQueue('town-hall'), batch)).toThrow(/startMs: /);
  });

  it('knows no other queues', () => {
    expect(() => checkPayload('mail', batch)).toThrow('There is no queue "mail"');
    expect(siteOfQueue(probeQueue('town-hall'))).toBe('town-hall');
    expect(siteOfQueue(SAMPLES_QUEUE)).toBeUndefined();
  });
});
