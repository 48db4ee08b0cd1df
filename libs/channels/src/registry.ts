import type { Channel, ChannelSettings } from './channel.js';
import { emailChannel } from './email/email-channel.js';

type MakeChannel = (settings: ChannelSettings) => Channel;

/** Every channel; a new one is a folder and a line here. */
export const CHANNELS: Readonly<Record<string, MakeChannel>> = {
  email: emailChannel,
};

export type Channels = ReadonlyMap<string, Channel>;

/** The channels of this installation by kind. */
export function openChannels(settings: ChannelSettings): Channels {
  return new Map(Object.entries(CHANNELS).map(([kind, make]) => [kind, make(settings)]));
}
