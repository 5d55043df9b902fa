/** How many minutes a zone is ahead of UTC at a moment. */
function offsetMinutes(moment: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(moment);
  const of = (type: string) => Number(parts.find((part) => part.type === type)!.value);
  return Math.round((Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - moment.getTime()) / 60_000);
}

/** A moment as the clock of a zone shows it: `2026-11-21 18:30:00`, as date fields take it. */
export function toLocal(moment: string, zone: string): string {
  const date = new Date(moment);
  return new Date(date.getTime() + offsetMinutes(date, zone) * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** The moment at which a zone's clock shows this: RFC 3339 in UTC. Twice, because the offset is that of the answer. */
export function fromLocal(local: string, zone: string): string {
  const naive = Date.parse(`${local.replace(' ', 'T')}Z`);
  const guess = new Date(naive - offsetMinutes(new Date(naive), zone) * 60_000);
  return new Date(naive - offsetMinutes(guess, zone) * 60_000).toISOString();
}

/** Names that browsers still give by their old spelling. */
const renamed: Record<string, string> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Asia/Dacca': 'Asia/Dhaka',
  'Europe/Kiev': 'Europe/Kyiv',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
};

/** Every zone there is to choose, with the one that is chosen among them. */
export function zoneNames(chosen?: string | null): string[] {
  const names = new Set(Intl.supportedValuesOf('timeZone').map((zone) => renamed[zone] ?? zone));
  if (chosen) names.add(chosen);
  return [...names].sort();
}
