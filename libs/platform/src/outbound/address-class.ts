import { embeddedAddresses } from './embedded-addresses.js';
import { inCidr, parseCidr, type Cidr, type IpAddress } from './ip-address.js';

/** What makes an address off limits for every organisation. */
export type DeniedClass = 'loopback' | 'link_local' | 'metadata' | 'unspecified' | 'multicast' | 'reserved';

/** First match wins, so the metadata addresses stand before the blocks that hold them. */
const DENIED: readonly (readonly [DeniedClass, readonly string[]])[] = [
  [
    'metadata',
    [
      '169.254.169.254',
      '169.254.170.2',
      '100.100.100.200',
      '168.63.129.16',
      '192.0.0.192',
      'fd00:ec2::254',
      'fd20:ce::254',
    ],
  ],
  ['loopback', ['127.0.0.0/8', '::1']],
  ['unspecified', ['0.0.0.0/8', '::']],
  ['link_local', ['169.254.0.0/16', 'fe80::/10']],
  ['multicast', ['224.0.0.0/4', 'ff00::/8']],
  ['reserved', ['192.0.0.0/24', '240.0.0.0/4', 'fec0::/10', '100::/64']],
];

interface DeniedBlock {
  readonly of: DeniedClass;
  readonly block: Cidr;
}

const BLOCKS: readonly DeniedBlock[] = DENIED.flatMap(([of, texts]) =>
  texts.flatMap((text) => {
    const block = parseCidr(text);
    return block === null ? [] : [{ of, block }];
  }),
);

/** The class that denies this address, seen through every IPv4-in-IPv6 wrapping; null when none does. */
export function deniedClassOf(address: IpAddress): DeniedClass | null {
  const own = BLOCKS.find(({ block }) => inCidr(address, block));
  if (own !== undefined) return own.of;
  for (const inner of embeddedAddresses(address)) {
    const denied = deniedClassOf(inner);
    if (denied !== null) return denied;
  }
  return null;
}
