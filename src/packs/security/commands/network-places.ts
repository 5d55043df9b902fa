import ipaddr from 'ipaddr.js';
import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { networkPlaces } from '../resources.ts';

/** The network as PostgreSQL's cidr takes it: no bits to the right of the mask. */
function networkOf(text: string): string {
  try {
    const [address, bits] = text.includes('/')
      ? ipaddr.parseCIDR(text)
      : [ipaddr.parse(text), ipaddr.parse(text).kind() === 'ipv6' ? 128 : 32];
    const cidr = `${address}/${bits}`;
    return `${address.kind() === 'ipv6' ? ipaddr.IPv6.networkAddressFromCIDR(cidr) : ipaddr.IPv4.networkAddressFromCIDR(cidr)}/${bits}`;
  } catch {
    throw fail('invalid_input', {}, [{ pointer: '/network', message: 'This is no network, such as 203.0.113.0/24.' }]);
  }
}

/** POST /v1/network-places. Says where a network is, or corrects it. */
export const setNetworkPlace = command({
  on: networkPlaces,
  target: 'collection',
  permission: 'security.manage',
  summary: 'Say where a network is, for the risk rules.',
  input: Type.Object({
    network: Type.String({ minLength: 2, maxLength: 50, description: 'A network in CIDR, or one address.' }),
    name: Type.String({ minLength: 1, maxLength: 100, description: 'What the place is called.' }),
    latitude: Type.Number({ minimum: -90, maximum: 90, description: 'Degrees north.' }),
    longitude: Type.Number({ minimum: -180, maximum: 180, description: 'Degrees east.' }),
  }),
  run: ({ tx, newId, now }, { network, name, latitude, longitude }) =>
    tx.one<{ id: string }>`
      insert into network_places (id, network, name, latitude, longitude, created_at, updated_at)
      values (${newId()}, ${networkOf(network)}::cidr, ${name}, ${latitude}, ${longitude}, ${now}, ${now})
      on conflict (network) do update set name = excluded.name, latitude = excluded.latitude, longitude = excluded.longitude, updated_at = excluded.updated_at
      returning id`,
});

/** POST /v1/network-places/{id}/remove */
export const removeNetworkPlace = command({
  on: networkPlaces,
  verb: 'remove',
  status: 204,
  permission: 'security.manage',
  summary: 'Forget where a network is.',
  input: Type.Object({}, { additionalProperties: false }),
  async run({ tx, id }) {
    await tx.exec`delete from network_places where id = ${id}`;
  },
});
