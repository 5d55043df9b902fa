import { Badge, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useArea } from '../../kit/area.tsx';
import { useFormat } from '../../kit/format.ts';
import type { Http } from '../../kit/http.ts';
import { useLabels } from '../../kit/labels.ts';
import type { Row } from '../../kit/meta.ts';
import type { CellProps } from '../../kit/overrides.ts';

/** What can be sold, and whether more should be ordered. */
export function Available({ row, value }: CellProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const none = Number(value) <= 0;
  return (
    <Group gap={6} wrap="nowrap">
      {(none || row.is_low === true) && (
        <Badge size="sm" color={none ? 'red' : 'orange'} variant="light" tt="none" radius="sm">
          {t(none ? 'inventory.out' : 'inventory.low')}
        </Badge>
      )}
      <Text span size="sm" className="serai-figure">
        {typeof value === 'number' ? format.number(value) : String(value)}
      </Text>
    </Group>
  );
}

/** What lies there is known by its product, and by its place where there are several. */
export const stockTitle = (row: Row): string => {
  const goods = (row.variant ?? row.product) as Row | null | undefined;
  return [goods?.sku ?? goods?.name ?? row.id.slice(-8), row.warehouse_location].filter(Boolean).join(' · ');
};

let waiting: { ids: Set<string>; rows: Promise<Row[]> } | undefined;

/** A place in the warehouse with what lies there. Rows that are drawn together ask together. */
async function stockOf(http: Http, id: string): Promise<Row | null> {
  if (!waiting || waiting.ids.size >= 100) {
    const ids = new Set<string>();
    const rows = new Promise<void>((now) => setTimeout(now)).then(async () => {
      if (waiting?.ids === ids) waiting = undefined;
      const query = { id: [...ids].join(','), expand: 'product,variant', limit: ids.size };
      return (await http.request<{ data: Row[] }>('GET', '/v1/inventory', { query })).data.data;
    });
    waiting = { ids, rows };
  }
  waiting.ids.add(id);
  return (await waiting.rows).find((row) => row.id === id) ?? null;
}

/** Which goods moved: a movement names only where they lie. */
export function Stock({ value }: CellProps) {
  const { http, name, base } = useArea();
  const id = String(value);
  const { data } = useQuery({ queryKey: [name, 'inventory', 'stock', id], queryFn: () => stockOf(http, id), staleTime: 300_000 });
  return (
    <Link
      to={`${base}/inventory/${id}` as string}
      onClick={(event) => event.stopPropagation()}
      className="serai-value serai-anchor serai-clip mantine-focus-auto"
    >
      {data ? stockTitle(data) : id.slice(-8)}
    </Link>
  );
}

/** A word of the server's that is written in plain text: what kind of record it is about. */
export function Named({ value }: CellProps) {
  const labels = useLabels();
  return <span className="serai-value serai-words serai-clip">{typeof value === 'string' ? labels.value(value) : '–'}</span>;
}
