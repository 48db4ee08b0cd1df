import { EMPTY_FORM, faultyFields, requestOf } from './new-ticket-form.js';

const filled = { ...EMPTY_FORM, organisationId: 'o1', subject: ' Printer ', description: ' Stuk ' };

describe('faultyFields', () => {
  it('points at every field that is missing, in the order of the form', () => {
    expect(faultyFields({ ...EMPTY_FORM, subject: '  ' })).toEqual([
      'organisationId',
      'subject',
      'description',
    ]);
    expect(faultyFields(filled)).toEqual([]);
  });

  it('takes no half e-mail address, but does without one', () => {
    expect(faultyFields({ ...filled, reporterEmail: 'a.visser' })).toEqual(['reporterEmail']);
    expect(faultyFields({ ...filled, reporterEmail: 'a.visser@meerdijk.nl' })).toEqual([]);
  });
});

describe('requestOf', () => {
  it('sends nothing as null and texts without spaces around them', () => {
    expect(requestOf(filled)).toMatchObject({
      subject: 'Printer',
      description: 'Stuk',
      serviceId: null,
      reporterName: null,
      reporterEmail: null,
    });
  });
});
