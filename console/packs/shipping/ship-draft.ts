import { useSessionStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { Operations } from '../../../generated/client.ts';
import { useArea } from '../../kit/area.tsx';
import type { Row } from '../../kit/meta.ts';

export type ShipmentBody = NonNullable<Operations['POST /v1/shipments']['body']>;

/** What is to be sent of one order, as far as it was changed; the rest is the server's to choose. */
export interface Draft {
  /** Sent with the request, so that a retry after a lost answer ships nothing twice. */
  readonly key: string;
  /** Units by order item; absent: all that are left. */
  readonly lines: Readonly<Record<string, number>>;
  readonly weight?: number;
  readonly length?: number;
  readonly width?: number;
  readonly height?: number;
  readonly packages?: number;
  /** What the server was asked for with this key, once it was asked. */
  readonly sent?: ShipmentBody;
}

export interface OrderToShip {
  readonly order: Row;
  readonly items: readonly Row[];
}

export const most = 50;

export const leftOf = (item: Row): number =>
  Math.max(0, Number(item.quantity) - Number(item.cancelled_quantity) - Number(item.fulfilled_quantity));

export const linesOf = ({ items }: OrderToShip, draft: Draft | undefined): { item: Row; left: number; quantity: number }[] =>
  items
    .filter((item) => item.requires_shipping !== false && leftOf(item) > 0)
    .map((item) => ({ item, left: leftOf(item), quantity: draft?.lines[item.id] ?? leftOf(item) }));

/** Grams of the chosen goods by the catalogue; undefined where one weight is unknown. */
export function weightOf(shipped: OrderToShip, draft: Draft | undefined): number | undefined {
  const weights = linesOf(shipped, draft)
    .filter(({ quantity }) => quantity > 0)
    .map(({ item, quantity }) => Number((item.product as Row | null | undefined)?.weight_grams ?? Number.NaN) * quantity);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.length > 0 && Number.isFinite(sum) ? sum : undefined;
}

const fresh = (): Draft => ({ key: crypto.randomUUID(), lines: {} });

/** Drafts live in the tab: a reload loses nothing. */
export function useDrafts(ids: readonly string[]) {
  const [drafts, setDrafts] = useSessionStorage<Record<string, Draft>>({
    key: `serai.ship.${ids.join(',')}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  return {
    drafts,
    change: (id: string, part: Partial<Draft>) => setDrafts((now) => ({ ...now, [id]: { ...(now[id] ?? fresh()), ...part } })),
    /** The draft with a key that stays, for sending. */
    ready(id: string): Draft {
      const draft = drafts[id] ?? fresh();
      if (!drafts[id]) setDrafts((now) => ({ ...now, [id]: draft }));
      return draft;
    },
  };
}

interface Page {
  readonly data: Row[];
  readonly next_cursor: string | null;
}

/** Orders by id with their items, in few requests however many they are. */
export function useOrdersToShip(ids: readonly string[]) {
  const { http, name } = useArea();
  return useQuery({
    queryKey: [name, 'orders', 'to-ship', ids.join(',')],
    enabled: ids.length > 0,
    queryFn: async ({ signal }) => {
      const items: Row[] = [];
      let cursor: string | null = null;
      do {
        const query: Record<string, string | number | null> = { order_id: ids.join(','), expand: 'order,product', limit: 200, cursor };
        const { data }: { data: Page } = await http.request<Page>('GET', '/v1/order-items', { query, signal });
        items.push(...data.data);
        cursor = data.next_cursor;
      } while (cursor);
      return ids.flatMap((id): OrderToShip[] => {
        const own = items.filter((item) => item.order_id === id);
        const order = own[0]?.order as Row | undefined;
        return order ? [{ order, items: own }] : [];
      });
    },
  });
}

/** `order:shipment,…` of the address. */
export const readMade = (text: string | undefined): Map<string, string> =>
  new Map(
    (text ?? '')
      .split(',')
      .filter(Boolean)
      .map((pair) => pair.split(':') as [string, string]),
  );
export const writeMade = (made: ReadonlyMap<string, string>): string => [...made].map((pair) => pair.join(':')).join(',');
