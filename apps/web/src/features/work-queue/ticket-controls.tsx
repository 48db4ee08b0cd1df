import { useQuery } from '@tanstack/react-query';
import type { Clock, Person, Ticket, TicketPatch } from '../../api/types.js';
import { slaText } from '../../shared/format/sla-text.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import { Field } from '../../shared/ui/field.js';
import { peopleQuery } from './requests/people-query.js';
import { currentChoice, patchFor, statusChoices, type StatusChoice } from './status-choice.js';
import { PriorityTag } from './ticket-columns.js';
import styles from './ticket-pane.module.css';

interface TicketControlsProps {
  ticket: Ticket;
  onChange: (asked: { patch: TicketPatch; assignee?: Person | null }) => void;
}

/** Status, assignee, and what the clocks say. */
export function TicketControls({ ticket, onChange }: TicketControlsProps) {
  const { t } = useTexts();
  const { data: people = [] } = useQuery(peopleQuery);
  const assignee = ticket.assignee;
  const others = people.filter((person) => person.id !== assignee?.id);
  const choices = statusChoices(ticket);

  return (
    <>
      <div className={styles['controls']}>
        <Field label={t('ticket.status')}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={currentChoice(ticket)}
              onChange={(event) => {
                const choice = choices.find((known) => known === event.target.value);
                if (choice) onChange({ patch: patchFor(choice) });
              }}
            >
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  <ChoiceText choice={choice} />
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('ticket.assignee')}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={assignee?.id ?? ''}
              onChange={(event) => {
                const person = people.find((known) => known.id === event.target.value) ?? null;
                onChange({ patch: { assigneeId: person?.id ?? null }, assignee: person });
              }}
            >
              <option value="">{t('common.nobody')}</option>
              {assignee ? <option value={assignee.id}>{assignee.name}</option> : null}
              {others.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="row small">
        <span title={priorityReason(ticket, t)}>
          <PriorityTag priority={ticket.priority} />
          <span className="visually-hidden">{priorityReason(ticket, t)}</span>
        </span>
        <span className="tag">{t(`kind.${ticket.kind}`)}</span>
        <span className="quiet">
          {[t(`origin.${ticket.origin}`), ticket.service?.name].filter(Boolean).join(' · ')}
        </span>
      </div>
      <Clocks clocks={ticket.clocks} />
    </>
  );
}

type Texts = ReturnType<typeof useTexts>['t'];

const priorityReason = (ticket: Ticket, t: Texts): string =>
  ticket.priorityReason ??
  t('ticket.priority', {
    priority: t(`priority.${ticket.priority}`),
    impact: t(`level.${ticket.impact}`).toLowerCase(),
    urgency: t(`level.${ticket.urgency}`).toLowerCase(),
  });

function ChoiceText({ choice }: { choice: StatusChoice }) {
  const { t } = useTexts();
  switch (choice) {
    case 'waiting:caller':
      return t('waiting.caller');
    case 'waiting:supplier':
      return t('waiting.supplier');
    case 'waiting:change':
      return t('waiting.change');
    default:
      return t(`status.${choice}`);
  }
}

function Clocks({ clocks }: { clocks: readonly Clock[] }) {
  const { t, language } = useTexts();
  const nowMs = useNow();
  return (
    <dl className={styles['clocks']} aria-label={t('ticket.clocks')}>
      {clocks.map((clock) => {
        const sla = slaText(clock, nowMs, language);
        const due = clock.dueAt && t('ticket.due', { time: formatInstant(clock.dueAt, language, nowMs) });
        return (
          <div key={clock.kind}>
            <dt>{t(`clock.${clock.kind}`)} </dt>
            <dd data-tone={sla.tone} title={due ?? undefined}>
              {sla.text}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
