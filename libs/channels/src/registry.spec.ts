import { ChannelError } from './channel.js';
import { CHANNELS, openChannels } from './registry.js';

describe.each(Object.keys(CHANNELS))('the channel %s', (kind) => {
  const channel = () => {
    const found = openChannels({ mailFrom: 'Peil <peil@example.org>', timeoutMs: 200 }).get(kind);
    if (!found) throw new Error(`the registry did not open ${kind}`);
    return found;
  };
  const message = { idempotencyKey: 'key', recipient: 'noor@example.org', subject: 'Storing', body: 'Stuk.' };

  it('names itself as the registry does, with words in both languages', () => {
    expect(channel().kind).toBe(kind);
    expect(Object.values(channel().label).every((label) => label.trim() !== '')).toBe(true);
  });

  it('rejects with a ChannelError when it is not set up, and says that trying again may help', async () => {
    const error: unknown = await channel()
      .send(message)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ChannelError);
    expect(error).toMatchObject({ permanent: false });
  });

  it('honours a signal that is aborted already', async () => {
    await expect(channel().send(message, AbortSignal.abort())).rejects.toBeInstanceOf(ChannelError);
  });

  it('closes, also twice', async () => {
    const opened = channel();
    await opened.close();
    await expect(opened.close()).resolves.toBeUndefined();
  });
});
