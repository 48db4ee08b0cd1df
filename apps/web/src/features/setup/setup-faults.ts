import type { CheckKind } from '../../api/types.js';
import { namedOrganisations, slugOf, type SetupForm, type Step } from './setup-form.js';

export type SetupFault =
  | 'nameMissing'
  | 'emailWrong'
  | 'passwordShort'
  | 'organisationMissing'
  | 'organisationUnusable'
  | 'organisationTwice'
  | 'checkNameMissing'
  | 'targetMissing'
  | 'targetNoUrl'
  | 'targetNoPort';

export type SetupFaults = Record<string, SetupFault>;

const LEAST_PASSWORD = 12;

const FAULTS_OF: Record<Step, (form: SetupForm) => SetupFaults> = {
  administrator: (form) => administratorFaults(form.administrator),
  organisations: organisationFaults,
  start: (form) => (form.start === 'check' ? checkFaults(form.check) : {}),
};

/** What is wrong in one step, by the name of the field; an empty record lets one go on. */
export const faultsOfStep = (step: Step, form: SetupForm): SetupFaults => FAULTS_OF[step](form);

function administratorFaults({ name, email, password }: SetupForm['administrator']): SetupFaults {
  return {
    ...(name.trim() ? {} : { 'administrator.name': 'nameMissing' as const }),
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())
      ? {}
      : { 'administrator.email': 'emailWrong' as const }),
    ...(password.length >= LEAST_PASSWORD ? {} : { 'administrator.password': 'passwordShort' as const }),
  };
}

function organisationFaults(form: SetupForm): SetupFaults {
  if (namedOrganisations(form).length === 0) return { 'organisations.0.name': 'organisationMissing' };
  const faults: SetupFaults = {};
  const seen = new Set<string>();
  form.organisations.forEach(({ name }, index) => {
    if (name.trim() === '') return;
    const slug = slugOf(name);
    const fault = slug === '' ? 'organisationUnusable' : seen.has(slug) ? 'organisationTwice' : null;
    if (fault) faults[`organisations.${String(index)}.name`] = fault;
    seen.add(slug);
  });
  return faults;
}

function checkFaults({ name, kind, target }: SetupForm['check']): SetupFaults {
  const fault = targetFault(kind, target.trim());
  return {
    ...(name.trim() ? {} : { 'firstCheck.name': 'checkNameMissing' as const }),
    ...(fault ? { 'firstCheck.target': fault } : {}),
  };
}

function targetFault(kind: CheckKind, target: string): SetupFault | null {
  if (target === '') return 'targetMissing';
  if (kind === 'http') return /^https?:\/\/[^\s/]+/.test(target) ? null : 'targetNoUrl';
  if (kind === 'tcp') return /^\S+:\d{1,5}$/.test(target) ? null : 'targetNoPort';
  return null;
}

/** The server numbers the organisations that were sent and speaks of slugs: point at the field on screen. */
export function fieldOnScreen(field: string, form: SetupForm): string {
  const match = /^organisations\.(\d+)\./.exec(field);
  if (!match) return field;
  const sent = namedOrganisations(form)[Number(match[1])];
  const index = sent ? form.organisations.indexOf(sent) : 0;
  return `organisations.${String(index)}.name`;
}

/** The step on which a field stands; null for what no step shows, such as the link itself. */
export function stepOf(field: string): Step | null {
  if (field.startsWith('administrator')) return 'administrator';
  if (field.startsWith('organisations')) return 'organisations';
  return field.startsWith('firstCheck') ? 'start' : null;
}
