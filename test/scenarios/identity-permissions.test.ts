import { expect, test } from 'vitest';
import type { PermissionSpec } from '#kernel/pack';
import { packs } from '../../src/packs.ts';

const systemRoles = ['admin', 'manager', 'operator', 'ndr_agent', 'viewer'] as const;
const declared: [string, PermissionSpec][] = packs.flatMap((pack) => Object.entries(pack.permissions));
const codes = declared.map(([code]) => code);

test('no two packs declare the same permission, and every code says its module', () => {
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  for (const code of codes) expect(code).toMatch(/^[a-z_]+(\.[a-z_]+)+$/);
});

test('every permission of the requirement document exists', () => {
  const document: Record<string, string> = {
    orders: 'view create edit cancel export',
    shipments: 'view create cancel track',
    ndr: 'view assign action reattempt close',
    inventory: 'view adjust sync',
    channels: 'view connect disconnect configure',
    team: 'view invite edit delete roles',
    finance: 'view create export',
    settings: 'view edit',
    analytics: 'view export',
  };
  const wanted = Object.entries(document).flatMap(([module, deeds]) => deeds.split(' ').map((deed) => `${module}.${deed}`));
  expect(wanted.filter((code) => !codes.includes(code))).toEqual([]);
});

test('every permission that a resource or command asks for is declared', () => {
  const asked = packs.flatMap((pack) => [
    ...pack.resources.flatMap((resource) => Object.values(resource.permissions)),
    ...pack.commands.flatMap((command) => command.permission ?? []),
    ...pack.downloads.flatMap((download) => download.permission ?? []),
    ...pack.uploads.flatMap((upload) => upload.permission ?? []),
  ]);
  expect([...new Set(asked)].filter((code) => !codes.includes(code))).toEqual([]);
});

test('whoever may change a module may see it, and nobody below may what somebody above may not', () => {
  for (const [code, { roles }] of declared) {
    expect(roles.includes('admin'), `${code} is not for admins`).toBe(true);
    const view = declared.find(([other]) => other === `${code.split('.')[0]}.view`)?.[1].roles;
    if (view)
      expect(
        roles.filter((role) => !view.includes(role)),
        `${code} without seeing`,
      ).toEqual([]);
    if (roles.includes('operator')) expect(roles, code).toContain('manager');
  }
});

/** Run `vitest -u` on this file to write the page anew. */
test('docs/permissions.md shows what the packs declare', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/permissions.md');
});

function page(): string {
  const modules = [...new Set(codes.map((code) => code.split('.')[0]!))].sort();
  const row = ([code, spec]: [string, PermissionSpec]) =>
    `| \`${code}\` | ${spec.description.replace(/\.$/, '')} | ${systemRoles.map((role) => (spec.roles.includes(role) ? '●' : '–')).join(' | ')} |`;
  return `# Permissions, and who has them from the start

Generated from the packs' manifests; a test holds it to them. The owner has every permission, always. The other system roles begin with
these; a business can change what they allow (\`POST /v1/roles/{id}/set-permissions\`) and make roles of its own. A permission that a later
version adds is given to the system roles once and then left alone.

Nobody gives away a permission they do not have; nobody acts on a person who may do more than they; only owners make owners; the last
active owner stays. An API key may do what it was given, as long as its maker may do it too.

${modules
  .map((module) => {
    const rows = declared.filter(([code]) => code.startsWith(`${module}.`)).map(row);
    return `## ${module}\n\n| code | allows to | ${systemRoles.join(' | ')} |\n|---|---|${'---|'.repeat(systemRoles.length)}\n${rows.join('\n')}\n`;
  })
  .join('\n')}`;
}
