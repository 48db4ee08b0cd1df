/** A public reply as its caller reads it in the mail. */
export function replyMail(reply: {
  readonly number: number;
  readonly subject: string;
  readonly body: string;
  readonly authorName: string;
}): { readonly subject: string; readonly body: string } {
  return {
    subject: `Melding ${reply.number}: ${reply.subject}`,
    body: [
      reply.body,
      '',
      '--',
      `${reply.authorName}, servicedesk`,
      `Over uw melding ${reply.number}: ${reply.subject}`,
      '',
    ].join('\n'),
  };
}
