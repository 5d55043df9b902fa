import { type Context, Type } from '#kernel/command';
import { fail } from '#kernel/errors';

export const permissionCodes = Type.Array(Type.String({ maxLength: 100, description: 'A permission code.' }), {
  maxItems: 500,
  uniqueItems: true,
  description: 'Everything the role allows.',
});

/** Makes `codes` exactly what the role allows. Unknown codes are `invalid_reference`. */
export async function putPermissions(
  { tx, newId }: Pick<Context, 'tx' | 'newId'>,
  roleId: string,
  codes: readonly string[],
): Promise<void> {
  const known = new Set(
    (await tx.many<{ code: string }>`select code from permissions where code = any(${codes}::text[])`).map((p) => p.code),
  );
  const errors = codes.flatMap((code, index) =>
    known.has(code) ? [] : [{ pointer: `/permissions/${index}`, message: `There is no permission ${code}.` }],
  );
  if (errors.length > 0) throw fail('invalid_reference', {}, errors);
  await tx.exec`delete from role_permissions where role_id = ${roleId} and permission_code <> all(${codes}::text[])`;
  await tx.exec`
    insert into role_permissions (id, role_id, permission_code)
    select row_id, ${roleId}, code from unnest(${codes.map(() => newId())}::uuid[], ${codes}::text[]) as given (row_id, code)
    on conflict (role_id, permission_code) do nothing`;
}
