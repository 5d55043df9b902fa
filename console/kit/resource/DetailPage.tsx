import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../area.tsx';
import { useLabels } from '../labels.ts';
import { relatedLists } from '../meta.ts';
import { overrideOf } from '../overrides.ts';
import { Fields } from './Fields.tsx';
import { ListTable } from './ListTable.tsx';
import { changed, type ListSearch } from './list-state.ts';
import { RecordPage } from './RecordPage.tsx';

/** The page of any record; a pack may put its own in its place, or sections of its own before the fields. */
export function DetailPage({ word, id }: { word: string; id: string }) {
  const { resource: find, meta } = useArea();
  const resource = find(word)!;
  const { t } = useTranslation();
  const labels = useLabels();
  const ones = Object.entries(resource.expansions)
    .filter(([, { kind }]) => kind === 'one')
    .map(([name]) => name)
    .join(',');
  const related = relatedLists(meta, word);
  const several = (other: string) => related.filter((one) => one.word === other).length > 1;
  return (
    <RecordPage
      word={word}
      id={id}
      expand={ones}
      parts={(row) => [
        {
          name: 'overview',
          label: t('tab.overview'),
          view: (
            <Stack gap="md">
              {overrideOf(word).sections?.map((Section, index) => (
                <Section key={`${word}${String(index)}`} word={word} resource={resource} row={row} />
              ))}
              <Fields word={word} resource={resource} row={row} />
            </Stack>
          ),
        },
        ...related.map(({ word: other, field }) => ({
          name: `${other}.${field}`,
          label: labels.resource(other) + (several(other) ? ` (${labels.field(field)})` : ''),
          view: <Related word={other} field={field} id={id} />,
        })),
      ]}
    />
  );
}

/** The rows of another list that name this record. */
function Related({ word, field, id }: { word: string; field: string; id: string }) {
  const labels = useLabels();
  const [search, setSearch] = useState<ListSearch>({});
  return (
    <div className="serai-list-frame" style={{ height: 420 }}>
      <ListTable
        word={word}
        search={{ ...search, [field]: id }}
        onSearch={(change) => setSearch((now) => changed(now, change))}
        label={labels.resource(word)}
      />
    </div>
  );
}
