import { administration } from './nl/administration.js';
import { check } from './nl/check.js';
import { common } from './nl/common.js';
import { outages } from './nl/outages.js';
import { password } from './nl/people.js';
import { portal } from './nl/portal.js';
import { queue } from './nl/queue.js';
import { services } from './nl/services.js';
import { setup } from './nl/setup.js';
import { ticket } from './nl/ticket.js';
import { words } from './nl/words.js';

export const nl = {
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

type Texts<Node> = { [Key in keyof Node]: Node[Key] extends string ? string : Texts<Node[Key]> };

/** The shape that every language has. */
export type Messages = Texts<typeof nl>;
