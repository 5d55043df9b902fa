import { expect, it } from 'vitest';
import { refusal } from './addresses.ts';

it.each(['8.8.8.8', '1.1.1.1', '151.101.1.140', '2606:4700::1111', '2a00:1450:4001:81b::200e'])('%s may be called', (address) => {
  expect(refusal(address, false)).toBeUndefined();
});

it.each([
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '192.0.0.192',
  '198.18.0.1',
  '203.0.113.7',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
  '::',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fd00:ec2::254',
  'ff02::1',
  'fec0::1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:7f00:1',
  '::10.0.0.1',
  '::8.8.8.8',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  '2001:0:53aa:64c::1',
  '2001:db8::1',
  '100::1',
  '4000::1',
  'not-an-address',
  '',
])('%s may not, loopback allowed or not', (address) => {
  expect(refusal(address, false)).toBeTruthy();
  expect(refusal(address, true)).toBeTruthy();
});

it.each(['127.0.0.1', '127.255.255.254', '::1'])('%s only where loopback is allowed', (address) => {
  expect(refusal(address, false)).toBe('loopback');
  expect(refusal(address, true)).toBeUndefined();
});

it('a mapped loopback stays refused', () => {
  expect(refusal('::ffff:127.0.0.1', true)).toBeTruthy();
});
