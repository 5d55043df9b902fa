import { command, Type } from '#kernel/command';
import { shipments } from '../resources.ts';
import { trackingToken } from '../tracking-link.ts';

/** GET /v1/shipments/{id}/tracking-link: what to send to whoever waits for the parcel. */
export const showTrackingLink = command({
  on: shipments,
  verb: 'tracking-link',
  method: 'GET',
  permission: 'shipments.view',
  summary: 'Show the link by which anybody can follow a parcel without signing in.',
  input: Type.Object({}),
  output: Type.Object({
    token: Type.String({ description: 'What the address ends with.' }),
    path: Type.String({ description: 'Address on this server.' }),
    url: Type.Union([Type.String(), Type.Null()], { description: 'Whole address, where the business has a domain of its own.' }),
  }),
  async run({ tenant, keys, id }) {
    const token = trackingToken(tenant.id, id, keys);
    const path = `/track/${token}`;
    return { token, path, url: tenant.domain ? `https://${tenant.domain}${path}` : null };
  },
});
