import { Checkbox, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useLabels } from '../labels.ts';
import { useLanguage } from '../language.tsx';
import type { ResourceMeta } from '../meta.ts';
import { isFigure } from './ListRow.tsx';
import { type ListSearch, sortedBy, sortsOf } from './list-state.ts';

interface ListHeadProps {
  readonly resource: ResourceMeta;
  readonly search: ListSearch;
  onSearch(change: Record<string, string | undefined>): void;
  readonly columns: readonly { readonly field: string; onResize(event: unknown): void }[];
  /** Of the grid, the same as the rows'. */
  readonly template: string;
  /** Undefined where rows cannot be chosen. */
  readonly chosen: { readonly all: boolean; readonly some: boolean; toggle(): void } | undefined;
}

/** The names of the columns: to sort by, and to make wider. */
export function ListHead({ resource, search, onSearch, columns, template, chosen }: ListHeadProps) {
  const { t } = useLanguage();
  const labels = useLabels();
  const sorts = sortsOf(resource, search);
  return (
    <div role="row" aria-rowindex={1} className="serai-list-head" style={{ gridTemplateColumns: template }} tabIndex={-1}>
      {chosen && (
        <div role="columnheader" className="serai-list-cell" aria-label={t('list.select')} tabIndex={-1}>
          <Checkbox
            size="xs"
            aria-label={t('list.selectAll')}
            checked={chosen.all}
            indeterminate={!chosen.all && chosen.some}
            onChange={chosen.toggle}
          />
        </div>
      )}
      {columns.map(({ field, onResize }) => {
        const sortable = resource.sorts.includes(field);
        const sort = sorts.find((one) => one.field === field);
        const name = <span className="serai-name serai-clip">{labels.field(field)}</span>;
        return (
          <div
            key={field}
            role="columnheader"
            tabIndex={-1}
            aria-sort={sort ? (sort.descending ? 'descending' : 'ascending') : sortable ? 'none' : undefined}
            className="serai-list-cell"
            data-right={isFigure(resource, field) || undefined}
          >
            {sortable ? (
              <Tooltip label={t('list.sortHint')} openDelay={800}>
                <UnstyledButton
                  className="serai-list-sort"
                  onClick={(event) => onSearch({ sort: sortedBy(resource, search, field, event.shiftKey) })}
                >
                  {name}
                  {sort && (sort.descending ? <IconArrowDown size={13} /> : <IconArrowUp size={13} />)}
                </UnstyledButton>
              </Tooltip>
            ) : (
              name
            )}
            <div className="serai-list-resize" onMouseDown={onResize} onTouchStart={onResize} aria-hidden />
          </div>
        );
      })}
    </div>
  );
}
