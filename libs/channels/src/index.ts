export { ChannelError, type Channel, type ChannelMessage, type ChannelSettings } from './channel.js';
export { openChannels, type Channels } from './registry.js';
