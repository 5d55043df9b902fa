import { Button, Center, Group, Loader, Skeleton, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ColumnDef, columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useArea } from '../area.tsx';
import { Failure } from '../Failure.tsx';
import { useLabels } from '../labels.ts';
import { useLanguage } from '../language.tsx';
import type { Kind, Row } from '../meta.ts';
import { ListHead } from './ListHead.tsx';
import { ListRow, type RowDeeds, rowHeight } from './ListRow.tsx';
import { columnsOf, type ListSearch, listQuery } from './list-state.ts';
import { useList } from './use-list.ts';

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });

const widths: Partial<Record<Kind, number>> = {
  boolean: 96,
  integer: 110,
  number: 110,
  money: 130,
  time: 150,
  date: 130,
  enum: 144,
  uuid: 180,
  json: 260,
  texts: 200,
};

/** Words may stand in two lines, and so in a narrower column where the window is narrow. */
const narrowest = 138;
/** Addresses and file names have no place where a line may end. */
const unbroken = /email$|filename$/;

/** A state is one line: its column is as wide as the longest of them, in pixels of the badge's type. */
const stateWidth = (longest: number): number => Math.min(Math.max(widths.enum!, 42 + Math.ceil(6.8 * longest)), 240);

const widthOf = (kind: Kind, field: string): number => (unbroken.test(field) ? 220 : (widths[kind] ?? 190));
/** What a person made wider stays so. */
const leastOf = (kind: Kind, field: string, width: number): number =>
  width !== widthOf(kind, field) || (kind !== 'text' && kind !== 'uuid') ? width : unbroken.test(field) ? 190 : narrowest;

export interface Selection {
  readonly ids: ReadonlySet<string>;
  set(ids: ReadonlySet<string>): void;
}

export interface ListTableProps {
  readonly word: string;
  readonly search: ListSearch;
  onSearch(change: Record<string, string | undefined>): void;
  readonly selection?: Selection;
  /** Shown where nothing is there and nothing was filtered. */
  readonly empty?: ReactNode;
  /** Height in CSS; absent: what the page leaves. */
  readonly height?: string;
  readonly label: string;
}

const noRows: Row[] = [];

/** Every resource's list: columns by the declarations, rows drawn only where they are seen, sorted and filtered by the server. */
export function ListTable({ word, search, onSearch, selection, empty, height, label }: ListTableProps) {
  const { resource: find, base } = useArea();
  const resource = find(word)!;
  const { t } = useLanguage();
  const labels = useLabels();
  const navigate = useNavigate();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);

  const columns = useMemo(() => columnsOf(word, resource, search), [word, resource, search]);
  const query = useMemo(() => listQuery(word, resource, search, columns), [word, resource, search, columns]);
  const list = useList(word, resource, query);
  const { error, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = list;
  // Rows are many to draw: in slices.
  const data = useDeferredValue(list.data);
  const isPending = !data;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);

  const columnDefs = useMemo<ColumnDef<typeof features, Row>[]>(
    () =>
      columns.map((field) => {
        const { type, values } = resource.fields[field]!;
        const longest = type === 'enum' && values ? Math.max(...values.map((value) => labels.value(value).length)) : undefined;
        return { id: field, size: longest === undefined ? widthOf(type, field) : stateWidth(longest), minSize: 70 };
      }),
    [columns, resource, labels],
  );

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  // The table model has the columns: their widths and order. Rows are the server's, drawn below only where they are seen.
  const table = useTable({ features, columns: columnDefs, data: noRows, columnResizeMode: 'onChange' });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const tracks = headers.map((header) => {
    const width = header.getSize();
    return { width, least: leastOf(resource.fields[header.column.id]!.type, header.column.id, width) };
  });
  const template = `${selection ? '40px ' : ''}${tracks.map(({ width, least }) => `minmax(${least}px, ${width}fr)`).join(' ')}`;
  const width = tracks.reduce((sum, { least }) => sum + least, selection ? 40 : 0);

  useEffect(() => {
    if (rows.length && last >= rows.length - 30 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const open = (id: string) => void navigate({ to: `${base}/${word}/${id}` as string });
  const toggle = (id: string) => {
    if (!selection) return;
    const next = new Set(selection.ids);
    if (!next.delete(id)) next.add(id);
    selection.set(next);
  };
  const move = (to: number) => {
    const index = Math.max(0, Math.min(rows.length - 1, to));
    setActive(index);
    virtual.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true }));
  };
  const onKey = (event: KeyboardEvent, index: number, id: string) => {
    if (event.target !== event.currentTarget) return;
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      j: index + 1,
      k: index - 1,
      PageDown: index + 12,
      PageUp: index - 12,
      Home: 0,
      End: rows.length - 1,
    };
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key in steps) move(steps[event.key]!);
    else if (event.key === 'Enter') open(id);
    else if (event.key === ' ' || event.key === 'x') toggle(id);
    else return;
    event.preventDefault();
  };

  // Rows stay as they are while the list scrolls: what they call is always the latest, under one name.
  const latest = useRef({ open, toggle, onKey, setActive });
  latest.current = { open, toggle, onKey, setActive };
  const does = useRef<RowDeeds>({
    open: (id) => latest.current.open(id),
    toggle: (id) => latest.current.toggle(id),
    onKey: (event, index, id) => latest.current.onKey(event, index, id),
    onFocus: (index) => latest.current.setActive(index),
  }).current;

  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  const filtered = Object.keys(query).some((key) => !['fields', 'expand', 'sort'].includes(key));
  const all = rows.length > 0 && selection !== undefined && rows.every(({ id }) => selection.ids.has(id));
  // A bulk command takes so many.
  const chooseAll = () => selection?.set(all ? new Set() : new Set(rows.slice(0, 200).map(({ id }) => id)));
  return (
    <div
      ref={scroller}
      className="serai-list"
      style={{ height: height ?? '100%' }}
      data-busy={isPlaceholderData || undefined}
      tabIndex={-1}
    >
      <div
        role="table"
        aria-label={label}
        aria-rowcount={hasNextPage ? -1 : rows.length + 1}
        aria-busy={isPending}
        style={{ minWidth: width }}
      >
        <ListHead
          resource={resource}
          search={search}
          onSearch={onSearch}
          columns={headers.map((header) => ({ field: header.column.id, onResize: header.getResizeHandler() }))}
          template={template}
          chosen={selection && { all, some: selection.ids.size > 0, toggle: chooseAll }}
        />
        {!isPending && rows.length > 0 && (
          <div role="rowgroup" className="serai-list-body" style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = rows[item.index]!;
              return (
                <ListRow
                  key={row.id}
                  word={word}
                  resource={resource}
                  row={row}
                  columns={columns}
                  template={template}
                  index={item.index}
                  start={item.start}
                  reachable={item.index === Math.min(active, rows.length - 1)}
                  selected={selection ? selection.ids.has(row.id) : undefined}
                  does={does}
                />
              );
            })}
          </div>
        )}
      </div>
      {isPending ? (
        <Stack gap={6} p="xs" role="status" aria-label={t('loading')}>
          {Array.from({ length: 12 }, (_, index) => (
            <Skeleton key={`s${String(index)}`} height={rowHeight - 12} />
          ))}
        </Stack>
      ) : (
        rows.length === 0 && (
          <Center p="xl" mih={220}>
            {filtered ? (
              <Stack align="center" gap="xs">
                <Text fw={600}>{t('list.noMatch')}</Text>
                <Button
                  variant="light"
                  onClick={() =>
                    onSearch(
                      Object.fromEntries(
                        Object.keys(search)
                          .filter((key) => !['columns', 'sort', 'layout'].includes(key))
                          .map((key) => [key, undefined]),
                      ),
                    )
                  }
                >
                  {t('list.clearFilters')}
                </Button>
              </Stack>
            ) : (
              (empty ?? <Text c="dimmed">{t('list.empty')}</Text>)
            )}
          </Center>
        )
      )}
      {isFetchingNextPage && (
        <Group justify="center" p="xs">
          <Loader size="xs" aria-label={t('loading')} />
        </Group>
      )}
    </div>
  );
}
