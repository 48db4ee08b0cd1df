import type { CheckKind, SetupRequest } from '../../api/types.js';

export const STEPS = ['administrator', 'organisations', 'start'] as const;
export type Step = (typeof STEPS)[number];
export type StartChoice = 'demo' | 'check' | 'nothing';

export interface SetupForm {
  administrator: { name: string; email: string; password: string };
  organisations: { name: string; kind: 'municipality' | 'shared' }[];
  start: StartChoice;
  check: { name: string; kind: CheckKind; target: string };
}

export const EMPTY_SETUP: SetupForm = {
  administrator: { name: '', email: '', password: '' },
  organisations: [
    { name: '', kind: 'shared' },
    { name: '', kind: 'municipality' },
  ],
  start: 'check',
  check: { name: '', kind: 'http', target: '' },
};

/** "Gemeente Sint-Jansteen" becomes `sint-jansteen`: the short name in addresses and files. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/^gemeente\s+/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 63);
}

/** Rows left empty at the end are not organisations. */
export const namedOrganisations = (form: SetupForm): SetupForm['organisations'] =>
  form.organisations.filter(({ name }) => name.trim() !== '');

export function requestOf(form: SetupForm, token: string): SetupRequest {
  return {
    token,
    administrator: {
      name: form.administrator.name.trim(),
      email: form.administrator.email.trim(),
      password: form.administrator.password,
    },
    organisations: namedOrganisations(form).map(({ name, kind }) => ({
      slug: slugOf(name),
      name: name.trim(),
      kind,
    })),
    firstCheck:
      form.start === 'check'
        ? { name: form.check.name.trim(), kind: form.check.kind, target: form.check.target.trim() }
        : null,
    loadDemo: form.start === 'demo',
  };
}
