import { sendDueMessages } from '@peil/alerting';
import { openChannels, type Channel } from '@peil/channels';
import { Database } from '@peil/persistence';
import { systemClock } from '@peil/platform';

/** A sender that is killed after the mail server took its message and before that is marked. */
const [databaseUrl = '', smtpUrl = ''] = process.argv.slice(2);

const dying = (channel: Channel): Channel => ({
  ...channel,
  send: async (message, signal) => {
    await channel.send(message, signal);
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  },
});

const opened = openChannels({ smtpUrl, mailFrom: 'Peil <peil@example.org>' });
const channels = new Map([...opened].map(([kind, channel]) => [kind, dying(channel)]));
const database = await Database.connect({ url: databaseUrl, poolSize: 2, applicationName: 'dying sender' });
await sendDueMessages(database, channels, systemClock);
throw new Error('there was no message to die on');
