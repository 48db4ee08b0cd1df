/**
 * Thrown by a handler that cannot finish its job: the job goes back to the queue at once, with these data,
 * for any other process to take. It does not count as a failure.
 */
export class HandBack extends Error {
  override readonly name = 'HandBack';

  constructor(readonly data: unknown) {
    super('handed back to the queue');
  }
}
