import { useState } from 'react';
import { useArea } from '../../../kit/area.tsx';
import { useLabels } from '../../../kit/labels.ts';
import { Filters } from '../../../kit/resource/Filters.tsx';
import { ListTable } from '../../../kit/resource/ListTable.tsx';
import { changed, type ListSearch } from '../../../kit/resource/list-state.ts';

/** Everything that happened, in the order it is told to reactions and to live screens. */
export default function Events() {
  const { resource } = useArea();
  const labels = useLabels();
  const [search, setSearch] = useState<ListSearch>({});
  const onSearch = (change: Record<string, string | undefined>) => setSearch((now) => changed(now, change));
  return (
    <>
      <Filters resource={resource('events')!} search={search} onSearch={onSearch} hidden={[]} />
      <div className="serai-list-frame" style={{ height: 'max(420px, calc(100dvh - 320px))', marginBlockStart: 8 }}>
        <ListTable word="events" search={search} onSearch={onSearch} label={labels.resource('events')} />
      </div>
    </>
  );
}
