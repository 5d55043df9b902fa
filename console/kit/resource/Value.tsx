import { Badge, Code, Group, Tooltip } from '@mantine/core';
import { IconCheck, IconLock, IconMinus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useArea } from '../area.tsx';
import { useFormat } from '../format.ts';
import { type Labels, useLabels } from '../labels.ts';
import { useLanguage } from '../language.tsx';
import { expansionOf, type ResourceMeta, type Row, titleOf, wordOf } from '../meta.ts';
import { overrideOf } from '../overrides.ts';
import { saidOf } from '../prose.ts';
import { useTitle } from './title.ts';

/** States by what they mean to a person: done well, going on, waiting, ended badly. */
const tones: Record<string, string> = Object.fromEntries(
  Object.entries({
    teal: 'active delivered paid completed done fulfilled succeeded success approved resolved accepted verified clean confirmed_by available connected sealed low',
    blue: 'confirmed processing shipped in_transit picked out_for_delivery booked manifested open running started partial partially_paid authorized trial pickup_scheduled medium',
    yellow: 'pending waiting cod created draft parked unfulfilled queued invited past_due pending_approval partially_refunded scheduled',
    red: 'failed cancelled rejected error infected expired suspended voided high critical lost blocked deleted denied refused revoked undelivered damaged inactive',
    grape: 'returned refunded rto rto_initiated rto_in_transit rto_delivered terminated disconnected',
  }).flatMap(([tone, states]) => states.split(' ').map((state) => [state, tone])),
);

// What a list draws by the hundred is plain elements with classes: a component of the library each would be most of the page's cost.

export function StateBadge({ value }: { value: string }) {
  const labels = useLabels();
  return (
    <span className="serai-state" data-tone={tones[value]}>
      <span className="serai-clip">{labels.value(value)}</span>
    </span>
  );
}

const none = (
  <span className="serai-dim" aria-hidden>
    –
  </span>
);

/** A reference that came without the record it names: on a record's page it is asked for. */
function Asked({ word, id }: { word: string; id: string }) {
  const { base } = useArea();
  const title = useTitle(word, id);
  return (
    <Link to={`${base}/${word}/${id}` as string} className="serai-value serai-anchor">
      {title ?? id.slice(-8)}
    </Link>
  );
}

/** What a person reads of a reference: the name of the record, as a link to it. */
function Reference({ resource, row, field, long }: { resource: ResourceMeta; row: Row; field: string; long: boolean }) {
  const { resource: find, base } = useArea();
  const expansion = expansionOf(resource, field);
  const word = resource.fields[field]!.reference ?? (expansion ? resource.expansions[expansion]!.resource : undefined);
  const value = row[field] as string;
  if (!word || !find(word)) return <span className="serai-value serai-mono">{long ? value : value.slice(-8)}</span>;
  const shown = expansion ? (row[expansion] as Row | null | undefined) : undefined;
  const override = overrideOf(word);
  if (long && !shown) return <Asked word={word} id={value} />;
  const title = shown ? (override.title?.(shown) ?? titleOf(find(word), shown)) : value.slice(-8);
  return (
    <Link
      to={`${base}/${word}/${value}` as string}
      onClick={(event) => event.stopPropagation()}
      className="serai-value serai-anchor serai-clip mantine-focus-auto"
    >
      {title}
    </Link>
  );
}

function Place({ value }: { value: unknown }) {
  const { coordinates } = value as { coordinates?: [number, number] };
  return <span className="serai-value">{coordinates ? `${coordinates[1].toFixed(5)}, ${coordinates[0].toFixed(5)}` : '–'}</span>;
}

/** An address in one line, another small object as its words. */
function inOneLine(value: Record<string, unknown>, labels: Labels): string {
  const address = ['name', 'line1', 'line2', 'city', 'state', 'postal_code', 'country'].filter((part) => part in value);
  if (address.length > 2)
    return address
      .map((part) => value[part])
      .filter(Boolean)
      .join(', ');
  const parts = Object.entries(value);
  // A few plain values are read as such: what a variant is, a parcel's sides.
  if (!Array.isArray(value) && parts.every(([, one]) => one === null || typeof one !== 'object'))
    return parts.map(([name, one]) => `${labels.field(name)}: ${String(one ?? '–')}`).join(', ');
  return JSON.stringify(value);
}

/** One value of one field, as its type and its declaration say. */
export function Value({ resource, row, field, long = false }: { resource: ResourceMeta; row: Row; field: string; long?: boolean }) {
  const format = useFormat();
  const labels = useLabels();
  const { t } = useLanguage();
  const meta = resource.fields[field]!;
  const value = saidOf(wordOf(resource), field, row[field]);
  if (value === null || value === undefined || value === '') return none;
  const lock = meta.masked ? (
    <Tooltip label={t('field.masked')}>
      <IconLock size={12} stroke={1.8} aria-label={t('field.masked')} className="serai-lock" />
    </Tooltip>
  ) : null;
  const text = (shown: string) => {
    const words = (
      <span className={`serai-value serai-words ${long ? 'serai-wrap' : 'serai-clip'}`} title={long ? undefined : shown}>
        {shown}
      </span>
    );
    return lock ? (
      <Group gap={4} wrap="nowrap" className="serai-clip">
        {words}
        {lock}
      </Group>
    ) : (
      words
    );
  };
  const figure = (shown: string, title?: string) => (
    <span className="serai-value serai-figure" title={title}>
      {shown}
    </span>
  );
  switch (meta.type) {
    case 'enum':
      return <StateBadge value={String(value)} />;
    case 'boolean':
      return value ? <IconCheck size={16} aria-label={t('yes')} /> : <IconMinus size={16} aria-label={t('no')} className="serai-dim" />;
    case 'money':
      return figure(format.money(value as string, row.currency as string | undefined));
    case 'integer':
    case 'number':
      if (typeof value === 'number' && /_bytes$|^file_size$/.test(field)) return figure(format.bytes(value), format.number(value));
      return figure(typeof value === 'number' ? format.number(value) : String(value));
    case 'time': {
      const whole = `${format.time(value as string)} · ${format.ago(value as string)}`;
      // A list has hundreds of them: the browser's own hint costs nothing.
      return figure(long ? format.time(value as string) : format.moment(value as string), whole);
    }
    case 'date':
      return figure(format.day(value as string));
    case 'uuid':
      return <Reference resource={resource} row={row} field={field} long={long} />;
    case 'texts':
      if ((value as string[]).length === 0) return none;
      return (
        <Group gap={4} wrap={long ? 'wrap' : 'nowrap'}>
          {(value as string[]).map((one) => (
            <Badge key={one} variant="default" radius="sm" tt="none" fw={500}>
              {one}
            </Badge>
          ))}
        </Group>
      );
    case 'place':
      return <Place value={value} />;
    case 'json': {
      if (typeof value !== 'object') return text(String(value));
      if (Object.keys(value).length === 0) return none;
      if (!long) return text(inOneLine(value as Record<string, unknown>, labels));
      const line = inOneLine(value as Record<string, unknown>, labels);
      return line.startsWith('{') || line.startsWith('[') ? (
        <Code block className="serai-code" tabIndex={0}>
          {JSON.stringify(value, null, 2)}
        </Code>
      ) : (
        text(line)
      );
    }
    default:
      return text(String(value));
  }
}

/** A field of a row, drawn by the pack's own cell where it has one. */
export function Cell({
  word,
  resource,
  row,
  field,
  long,
}: {
  word: string;
  resource: ResourceMeta;
  row: Row;
  field: string;
  long?: boolean;
}) {
  const Own = overrideOf(word).cells?.[field];
  if (Own) return <Own row={row} value={row[field]} field={field} resource={resource} />;
  return <Value resource={resource} row={row} field={field} long={long} />;
}
