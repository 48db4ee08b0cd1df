export { findOnCall } from './find-on-call.js';
export { notifyOnCall, type OutageNotice } from './notify-on-call.js';
export { notifySla, type SlaNotice } from './notify-sla.js';
export { enqueueMessage, type OutgoingMessage } from './outbox/enqueue-message.js';
export { sendDueMessages } from './outbox/send-due-messages.js';
