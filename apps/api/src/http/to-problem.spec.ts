import { NotFoundException } from '@nestjs/common';
import { DOMAIN_ERROR_CODES, DomainError } from '@peil/platform';
import { PROBLEMS } from './problem-catalogue.js';
import { toProblem } from './to-problem.js';

const instance = 'urn:peil:request:1';

describe('toProblem', () => {
  it.each(DOMAIN_ERROR_CODES)(
    'gives %s a status of the caller, or 503, and a title in both languages',
    (code) => {
      const { status } = toProblem(new DomainError(code, 'Because.'), 'nl', instance);
      expect(status === 503 || (status >= 400 && status < 500)).toBe(true);
      expect(PROBLEMS[code].title.nl).not.toBe(PROBLEMS[code].title.en);
    },
  );

  it('tells nothing of the inside when something broke', () => {
    const problem = toProblem(new TypeError('secret at /srv/peil/db.ts'), 'en', instance);
    expect(problem).toEqual({
      type: 'urn:peil:problem:internal_error',
      title: 'Something went wrong here',
      status: 500,
      instance,
      code: 'internal_error',
    });
  });

  it('words the reason code of a fault in the language of the caller', () => {
    const fault = { field: 'teamId', reason: 'unknown_team', hint: 'choose a team' };
    const error = new DomainError('validation_failed', 'teamId: choose a team', { faults: [fault] });
    const { faults } = toProblem(error, 'nl', instance);
    expect(faults).toEqual([
      {
        field: 'teamId',
        reason: 'is geen team dat voor deze organisatie werkt',
        hint: 'kies een van haar teams',
      },
    ]);
  });

  it('keeps what a sentence names when it says it in Dutch', () => {
    const error = new DomainError('invalid_transition', 'A ticket reopens within 14 days only.');
    expect(toProblem(error, 'nl', instance).detail).toBe(
      'Een melding kan alleen binnen 14 dagen heropend worden.',
    );
  });

  it('leaves a sentence it cannot say in Dutch to its Dutch title', () => {
    expect(toProblem(new DomainError('conflict', 'Quite unheard of.'), 'nl', instance)).not.toHaveProperty(
      'detail',
    );
  });

  it('reads what PostgreSQL refuses as a fault of the input, and a lost database as unavailable', () => {
    const refused = Object.assign(new Error('invalid byte sequence'), { code: '22021' });
    const lost = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(toProblem(refused, 'nl', instance).status).toBe(400);
    expect(toProblem(lost, 'nl', instance).status).toBe(503);
    expect(toProblem(new NotFoundException(), 'nl', instance).status).toBe(404);
  });
});
