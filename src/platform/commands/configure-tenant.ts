import { command, Type } from '#kernel/command';
import { tenants } from '../resources.ts';
import { checkSettings, Settings } from '../settings.ts';
import { touchTenant } from '../versions.ts';

const nullable = (maxLength: number, description: string) =>
  Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength }), Type.Null()], { description }));

/** A command and not a plain update, because it must reach the kernel's caches with the next request. */
export const configureTenant = command({
  on: tenants,
  verb: 'configure',
  access: 'platform',
  permission: 'platform.admin',
  summary: 'Change the name, domain, logo or settings of a tenant.',
  input: Type.Object(
    {
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: 'Name of the business.' })),
      domain: nullable(253, 'Its own domain, in small letters; null removes it.'),
      logo_url: nullable(500, 'Address of its logo; null removes it.'),
      settings: Type.Optional(Settings),
    },
    { additionalProperties: false },
  ),
  async run({ tx, id, row }, input) {
    if (input.settings) checkSettings(input.settings, '/settings');
    await tx.exec`
      update platform.tenants set
        name = ${input.name ?? row.name},
        domain = ${input.domain === undefined ? row.domain : input.domain},
        logo_url = ${input.logo_url === undefined ? row.logo_url : input.logo_url},
        settings = settings || ${input.settings ?? {}}::jsonb
      where id = ${id}`;
    await touchTenant(tx, id);
  },
});
