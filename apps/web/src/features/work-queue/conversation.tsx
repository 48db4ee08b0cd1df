import type { Ticket } from '../../api/types.js';
import { formatInstant } from '../../shared/format/format-instant.js';
import { useTexts } from '../../shared/i18n/i18n.js';
import { useNow } from '../../shared/live/use-now.js';
import styles from './ticket-pane.module.css';

interface Message {
  id: string;
  author: string;
  at: string;
  label: string;
  kind: string;
  body: string;
}

/** What the caller wrote first, then everything said since; notes look different from replies. */
export function Conversation({ ticket }: { ticket: Ticket }) {
  const { t } = useTexts();
  const messages: Message[] = [
    {
      id: ticket.id,
      author: ticket.reporterName ?? t('ticket.monitoring'),
      at: ticket.createdAt,
      label: t('ticket.description'),
      kind: 'description',
      body: ticket.description,
    },
    ...ticket.conversation.map((item) => ({
      id: item.id,
      author: item.authorName,
      at: item.createdAt,
      label: t(`ticket.kinds.${item.kind}`),
      kind: item.kind,
      body: item.body,
    })),
  ];
  return (
    <ol className={styles['messages']} aria-label={t('ticket.conversation')}>
      {messages.map((message) => (
        <MessageCard key={message.id} message={message} />
      ))}
    </ol>
  );
}

function MessageCard({ message }: { message: Message }) {
  const { language } = useTexts();
  const nowMs = useNow();
  return (
    <li className={styles['card']} data-kind={message.kind}>
      <p className="small quiet">
        <strong>{message.author}</strong> · {formatInstant(message.at, language, nowMs)} · {message.label}
      </p>
      <p>{message.body}</p>
    </li>
  );
}
