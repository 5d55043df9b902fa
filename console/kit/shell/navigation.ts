import {
  IconBox,
  IconBuildingStore,
  IconCash,
  IconDatabase,
  IconPackage,
  IconSettings,
  IconShieldLock,
  IconTruck,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Area } from '../area.tsx';
import { overrideOf, type PageOverride, packOverrides } from '../overrides.ts';

type Icon = ComponentType<{ size?: number | string; stroke?: number | string }>;

export interface NavItem {
  readonly to: string;
  /** Path word of a resource, or a key of the dictionary. */
  readonly word?: string;
  readonly label?: string;
  readonly icon: Icon;
}

export interface NavGroup {
  readonly pack: string;
  readonly label?: string;
  readonly items: readonly NavItem[];
}

const icons: Record<string, Icon> = {
  sales: IconPackage,
  shipping: IconTruck,
  catalog: IconBox,
  finance: IconCash,
  identity: IconUsers,
  security: IconShieldLock,
  kernel: IconDatabase,
  platform: IconBuildingStore,
};

export const pageAllowed = (area: Area, { permissions = [], area: where = 'business' }: PageOverride): boolean =>
  where === area.name && (permissions.length === 0 || permissions.some(area.may));

/** What the side bar shows: each pack's pages and lists that this person may see. A pack nobody drew anything for is there as well. */
export function navigation(area: Area): NavGroup[] {
  if (area.limited) return [];
  const packs = [...new Set([...packOverrides.map(({ pack }) => pack), ...Object.values(area.meta.resources).map(({ pack }) => pack)])];
  const order = (pack: string) => packOverrides.find((one) => one.pack === pack)?.order ?? 90;
  return packs
    .sort((a, b) => order(a) - order(b))
    .map((pack) => {
      const own = packOverrides.find((one) => one.pack === pack);
      const pages = (own?.pages ?? []).filter((page) => !page.hidden && pageAllowed(area, page));
      const lists = Object.entries(area.meta.resources).filter(([word, resource]) => {
        if (resource.pack !== pack) return false;
        return overrideOf(word).nav ?? (resource.create !== null || resource.search.length > 0 || resource.commands.length > 0);
      });
      const declared = Object.keys(own?.resources ?? {});
      const rank = (word: string) => (declared.includes(word) ? declared.indexOf(word) : declared.length);
      return {
        pack,
        label: own?.label,
        items: [
          ...pages.map(({ path, label, icon }) => ({ to: area.base + path, label, icon })),
          ...lists
            .sort(([a], [b]) => rank(a) - rank(b))
            .map(([word]) => ({ to: `${area.base}/${word}`, word, icon: overrideOf(word).icon ?? icons[pack] ?? IconSettings })),
        ],
      };
    })
    .filter(({ items }) => items.length > 0);
}
