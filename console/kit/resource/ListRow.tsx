import { Checkbox, CheckIcon } from '@mantine/core';
import { type KeyboardEvent, memo } from 'react';
import { useLanguage } from '../language.tsx';
import type { Kind, ResourceMeta, Row } from '../meta.ts';
import { Cell } from './Value.tsx';

export const rowHeight = 42;

const right = new Set<Kind>(['integer', 'number', 'money']);
/** Figures stand at the end of their column, under one another. */
export const isFigure = (resource: ResourceMeta, field: string): boolean => right.has(resource.fields[field]!.type);

/** What a row's keys and clicks do; always the same functions, however often the list is drawn. */
export interface RowDeeds {
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
export const ListRow = memo(function ListRow({
  word,
  resource,
  row,
  columns,
  template,
  index,
  start,
  reachable,
  selected,
  does,
}: ListRowProps) {
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
        <div key={field} role="cell" className="serai-list-cell" data-right={isFigure(resource, field) || undefined}>
          <Cell word={word} resource={resource} row={row} field={field} />
        </div>
      ))}
    </div>
  );
});
