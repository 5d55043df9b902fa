import { Button, Center, Checkbox, CheckIcon, Group, Loader, Skeleton, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery, usePrefetchInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ColumnDef, columnResizingFeature, columnSizingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useArea } from '../area.tsx';
import { Failure } from '../Failure.tsx';
import { useLabels } from '../labels.ts';
import { useLanguage } from '../language.tsx';
import type { Kind, ResourceMeta, Row } from '../meta.ts';
import { columnsOf, type ListSearch, listQuery, sortedBy, sortsOf } from './list-state.ts';
import { Cell } from './Value.tsx';

const rowHeight = 42;
const pageSize = 100;
const features = tableFeatures({ columnSizingFeature, columnResizingFeature });
type Features = typeof features;

const widths: Partial<Record<Kind, number>> = {
  boolean: 90,
  integer: 110,
  number: 110,
  money: 130,
  time: 150,
  date: 130,
  enum: 140,
  uuid: 170,
  json: 260,
  texts: 200,
};
const right = new Set<Kind>(['integer', 'number', 'money']);

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

interface Page {
  readonly data: Row[];
  readonly next_cursor: string | null;
}

/** The pages of a list as far as they were read; each next one when the reader comes near its end. */
export function useList(word: string, resource: ResourceMeta, query: Record<string, string>, limit = pageSize) {
  const { name, http } = useArea();
  const options = infiniteQueryOptions({
    queryKey: [name, word, 'list', query, limit],
    queryFn: async ({ pageParam, signal }) =>
      (await http.request<Page>('GET', resource.path, { query: { ...query, limit, cursor: pageParam }, signal })).data,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
  // Asked as soon as it is drawn, not when all around it is drawn as well.
  usePrefetchInfiniteQuery(options);
  return useInfiniteQuery({ ...options, placeholderData: keepPreviousData });
}

const noRows: Row[] = [];

interface RowDeeds {
  open(id: string): void;
  toggle(id: string): void;
  onKey(event: KeyboardEvent, index: number, id: string): void;
  onFocus(index: number): void;
}

interface ListRowProps {
  readonly word: string;
  readonly resource: ResourceMeta;
  readonly row: Row;
  readonly columns: readonly string[];
  readonly template: string;
  readonly index: number;
  readonly start: number;
  /** Whether Tab stops here; the arrows go on from it. */
  readonly reachable: boolean;
  /** Undefined where rows cannot be chosen. */
  readonly selected: boolean | undefined;
  readonly does: RowDeeds;
}

/** One row; drawn anew only when it changes itself, however fast the list scrolls by. */
const ListRow = memo(function ListRow({ word, resource, row, columns, template, index, start, reachable, selected, does }: ListRowProps) {
  const { t } = useLanguage();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-index={index}
      data-selected={selected || undefined}
      tabIndex={reachable ? 0 : -1}
      className="serai-list-row"
      style={{ gridTemplateColumns: template, transform: `translateY(${start}px)`, height: rowHeight }}
      onClick={() => does.open(row.id)}
      onFocus={(event) => event.target === event.currentTarget && does.onFocus(index)}
      onKeyDown={(event) => does.onKey(event, index, row.id)}
    >
      {selected !== undefined && (
        <div role="cell" className="serai-list-cell" onClick={(event) => event.stopPropagation()} onKeyDown={undefined}>
          <div className={`${Checkbox.classes.inner} serai-tick`}>
            <input
              type="checkbox"
              className={`${Checkbox.classes.input} mantine-focus-auto`}
              tabIndex={-1}
              aria-label={t('list.select')}
              checked={selected}
              onChange={() => does.toggle(row.id)}
            />
            <CheckIcon className={Checkbox.classes.icon} aria-hidden />
          </div>
        </div>
      )}
      {columns.map((field) => (
        <div key={field} role="cell" className="serai-list-cell" data-right={right.has(resource.fields[field]!.type) || undefined}>
          <Cell word={word} resource={resource} row={row} field={field} />
        </div>
      ))}
    </div>
  );
});

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

  const sorts = sortsOf(resource, search);
  const columnDefs = useMemo<ColumnDef<Features, Row>[]>(
    () =>
      columns.map((field) => ({
        id: field,
        size: widths[resource.fields[field]!.type] ?? 190,
        minSize: 70,
      })),
    [columns, resource],
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
  const template = `${selection ? '40px ' : ''}${headers.map((header) => `minmax(${header.getSize()}px, ${header.getSize()}fr)`).join(' ')}`;
  const width = headers.reduce((sum, header) => sum + header.getSize(), selection ? 40 : 0);

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
        <div role="row" aria-rowindex={1} className="serai-list-head" style={{ gridTemplateColumns: template }} tabIndex={-1}>
          {selection && (
            <div role="columnheader" className="serai-list-cell" aria-label={t('list.select')} tabIndex={-1}>
              <Checkbox
                size="xs"
                aria-label={t('list.selectAll')}
                checked={all}
                indeterminate={!all && selection.ids.size > 0}
                onChange={() => selection.set(all ? new Set() : new Set(rows.slice(0, 200).map(({ id }) => id)))}
              />
            </div>
          )}
          {headers.map((header) => {
            const field = header.column.id;
            const sortable = resource.sorts.includes(field);
            const sort = sorts.find((one) => one.field === field);
            const name = labels.field(field);
            return (
              <div
                key={header.id}
                role="columnheader"
                tabIndex={-1}
                aria-sort={sort ? (sort.descending ? 'descending' : 'ascending') : sortable ? 'none' : undefined}
                className="serai-list-cell"
                data-right={right.has(resource.fields[field]!.type) || undefined}
              >
                {sortable ? (
                  <Tooltip label={t('list.sortHint')} openDelay={800}>
                    <UnstyledButton
                      className="serai-list-sort"
                      onClick={(event) => onSearch({ sort: sortedBy(resource, search, field, event.shiftKey) })}
                    >
                      <span className="serai-clip">{name}</span>
                      {sort && (sort.descending ? <IconArrowDown size={13} /> : <IconArrowUp size={13} />)}
                    </UnstyledButton>
                  </Tooltip>
                ) : (
                  <span className="serai-clip">{name}</span>
                )}
                <div
                  className="serai-list-resize"
                  onMouseDown={header.getResizeHandler()}
                  onTouchStart={header.getResizeHandler()}
                  aria-hidden
                />
              </div>
            );
          })}
        </div>
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
