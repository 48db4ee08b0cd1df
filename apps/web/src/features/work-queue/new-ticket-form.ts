import type { Level, TicketKind, TicketRequest } from '../../api/types.js';

export interface NewTicketForm {
  organisationId: string;
  kind: TicketKind;
  subject: string;
  description: string;
  serviceId: string;
  impact: Level;
  urgency: Level;
  reporterName: string;
  reporterEmail: string;
}

export const EMPTY_FORM: NewTicketForm = {
  organisationId: '',
  kind: 'complaint',
  subject: '',
  description: '',
  serviceId: '',
  impact: 'medium',
  urgency: 'medium',
  reporterName: '',
  reporterEmail: '',
};

export type RequiredField = 'organisationId' | 'subject' | 'description' | 'reporterEmail';

/** The fields to point at before anything is sent, in the order of the form. */
export function faultyFields(form: NewTicketForm): RequiredField[] {
  const faulty: Record<RequiredField, boolean> = {
    organisationId: form.organisationId === '',
    subject: form.subject.trim() === '',
    description: form.description.trim() === '',
    reporterEmail:
      form.reporterEmail.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.reporterEmail.trim()),
  };
  return (['organisationId', 'subject', 'description', 'reporterEmail'] as const).filter(
    (field) => faulty[field],
  );
}

const orNull = (text: string): string | null => text.trim() || null;

export const requestOf = (form: NewTicketForm): TicketRequest => ({
  ...form,
  subject: form.subject.trim(),
  description: form.description.trim(),
  serviceId: orNull(form.serviceId),
  reporterName: orNull(form.reporterName),
  reporterEmail: orNull(form.reporterEmail),
});
