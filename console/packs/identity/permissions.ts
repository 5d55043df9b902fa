import { useMemo } from 'react';
import { useAll } from '../../kit/deed.ts';
import type { Row } from '../../kit/meta.ts';

export interface Permission extends Row {
  readonly code: string;
  readonly name: string;
  readonly module: string;
  readonly description: string | null;
}

/** Everything that can be allowed, by the part of the business it belongs to. */
export function usePermissions() {
  const { data, error } = useAll<Permission>('permissions');
  const modules = useMemo(() => {
    const groups = new Map<string, Permission[]>();
    for (const permission of data ?? []) {
      const group = groups.get(permission.module);
      if (group) group.push(permission);
      else groups.set(permission.module, [permission]);
    }
    return [...groups].map(([module, permissions]) => ({ module, permissions }));
  }, [data]);
  return { permissions: data, modules, error };
}

export const matches = (permission: Permission, text: string): boolean => {
  const wanted = text.trim().toLowerCase();
  return (
    wanted === '' ||
    [permission.code, permission.name, permission.module, permission.description ?? ''].some((one) => one.toLowerCase().includes(wanted))
  );
};
