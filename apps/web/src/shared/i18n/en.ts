import { administration } from './en/administration.js';
import { check } from './en/check.js';
import { common } from './en/common.js';
import { outages } from './en/outages.js';
import { password } from './en/people.js';
import { portal } from './en/portal.js';
import { queue } from './en/queue.js';
import { services } from './en/services.js';
import { setup } from './en/setup.js';
import { ticket } from './en/ticket.js';
import { words } from './en/words.js';
import type { Messages } from './nl.js';

export const en: Messages = {
  ...common,
  ...words,
  queue,
  ticket,
  outages,
  services,
  check,
  portal,
  setup,
  administration,
  password,
};
