import * as fc from 'fast-check';
import { createOutboundPolicy, judgeAddress, restrictPolicy } from './outbound-policy.js';

const STRICT = createOutboundPolicy();
const LAB = createOutboundPolicy({ labMode: true });

const binary = (parts: readonly number[]) => parts.map((part) => part.toString(2).padStart(8, '0')).join('');

describe('an outbound policy', () => {
  it.each([
    ['10.0.0.1', null],
    ['172.16.5.5', null],
    ['192.168.1.1', null],
    ['100.64.0.1', null],
    ['203.0.113.7', null],
    ['fd12::1', null],
    ['2001:db8::1', null],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['::1', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified'],
    ['::', 'unspecified'],
    ['169.254.169.254', 'metadata'],
    ['169.254.170.2', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['168.63.129.16', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['169.254.1.1', 'link_local'],
    ['fe80::1', 'link_local'],
    ['fe80::1%eth0', 'link_local'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.255', 'multicast'],
    ['ff02::1', 'multicast'],
    ['255.255.255.255', 'reserved'],
    ['240.0.0.1', 'reserved'],
  ])('judges %s as %s', (address, verdict) => {
    expect(judgeAddress(address, STRICT)).toBe(verdict);
  });

  it.each([
    ['mapped', '::ffff:127.0.0.1', 'loopback'],
    ['mapped, in hexadecimal', '::ffff:7f00:1', 'loopback'],
    ['mapped metadata', '::ffff:a9fe:a9fe', 'metadata'],
    ['compatible', '::127.0.0.1', 'loopback'],
    ['translated', '::ffff:0:127.0.0.1', 'loopback'],
    ['NAT64', '64:ff9b::7f00:1', 'loopback'],
    ['NAT64 metadata', '64:ff9b::a9fe:a9fe', 'metadata'],
    ['local NAT64', '64:ff9b:1:7f00:0:100::', 'loopback'],
    ['6to4', '2002:7f00:1::', 'loopback'],
    ['6to4 metadata', '2002:a9fe:a9fe::1', 'metadata'],
    ['Teredo client', '2001:0:808:808:0:0:80ff:fffe', 'loopback'],
    ['Teredo server', '2001:0:7f00:1::', 'loopback'],
    ['ISATAP', '2001:db8::5efe:127.0.0.1', 'loopback'],
    ['mapped private', '::ffff:10.0.0.1', null],
    ['6to4 of a public address', '2002:cb00:7107::1', null],
  ])('sees through %s addresses', (_how, address, verdict) => {
    expect(judgeAddress(address, STRICT)).toBe(verdict);
  });

  it('allows loopback in lab mode, and nothing else that is denied', () => {
    expect(judgeAddress('127.0.0.1', LAB)).toBeNull();
    expect(judgeAddress('::1', LAB)).toBeNull();
    expect(judgeAddress('::ffff:127.0.0.1', LAB)).toBeNull();
    expect(judgeAddress('169.254.169.254', LAB)).toBe('metadata');
    expect(judgeAddress('0.0.0.0', LAB)).toBe('unspecified');
    expect(judgeAddress('fe80::1', LAB)).toBe('link_local');
  });

  it('keeps an organisation to its own blocks, which never lift a denial', () => {
    const ours = restrictPolicy(STRICT, ['10.20.0.0/16', 'fd12::/16', '127.0.0.0/8']);
    expect(judgeAddress('10.20.255.255', ours)).toBeNull();
    expect(judgeAddress('::ffff:10.20.0.1', ours)).toBeNull();
    expect(judgeAddress('fd12::5', ours)).toBeNull();
    expect(judgeAddress('10.21.0.0', ours)).toBe('not_allowed');
    expect(judgeAddress('203.0.113.1', ours)).toBe('not_allowed');
    expect(judgeAddress('127.0.0.1', ours)).toBe('loopback');
    expect(judgeAddress('10.20.0.1', restrictPolicy(ours, []))).toBe('not_allowed');
    expect(judgeAddress('10.99.0.1', restrictPolicy(ours, null))).toBeNull();
  });

  it.each(['10.0.0.0/33', '10.0.0/8', 'fd00::/129', 'example.nl', '10.0.0.0/', '10.0.0.0/8/8', ''])(
    'refuses the block "%s" by name',
    (text) => {
      expect(() => createOutboundPolicy({ allowedCidrs: [text] })).toThrow(`"${text}" is no address block`);
    },
  );

  it('judges every IPv4 address the same, bare or mapped', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), (bytes) => {
        const quad = bytes.join('.');
        expect(judgeAddress(`::ffff:${quad}`, STRICT)).toBe(judgeAddress(quad, STRICT));
      }),
    );
  });

  it('agrees with arithmetic on every block', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const quad = fc.tuple(fc.integer({ min: 1, max: 126 }), byte, byte, byte);
    fc.assert(
      fc.property(quad, quad, fc.integer({ min: 0, max: 32 }), (base, address, bits) => {
        const policy = createOutboundPolicy({ allowedCidrs: [`${base.join('.')}/${bits}`] });
        const inside = binary(base).slice(0, bits) === binary(address).slice(0, bits);
        const verdict = judgeAddress(address.join('.'), policy);
        if (verdict === null || verdict === 'not_allowed') expect(verdict === null).toBe(inside);
      }),
    );
  });
});
