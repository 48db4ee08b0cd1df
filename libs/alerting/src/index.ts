export { notifyOnCall, type OutageNotice } from './notify-on-call.js';
export { notifySite, type SiteNotice } from './notify-site.js';
export { notifySla, type SlaNotice } from './notify-sla.js';
export { enqueueMessage, type OutgoingMessage } from './outbox/enqueue-message.js';
export { sendDueMessages } from './outbox/send-due-messages.js';
