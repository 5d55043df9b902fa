import type { Tenant } from '#kernel/context';
import type { TenantRef } from '#kernel/db';
import { type PublicJourney, publicJourney, readTrackingToken, type ShipmentStatus } from '#packs/shipping';
import { escaped, hidden, input, type Look } from './html.ts';
import { businessOf, type Page, type PagesDesk, type Said, type Visit } from './serve.ts';

/**
 * `/track/{token}` from a message; `/track/{number}` with the courier's number on the business's own domain, or with `?tenant=`. It shows
 * where the parcel is, and nothing about people.
 */
export function trackPages(route: (method: 'GET' | 'POST', url: string, show: Page) => void, desk: PagesDesk): void {
  route('GET', '/track', async (visit) => (visit.query.number ? find(visit, desk, visit.query.number) : ask(visit)));
  route('GET', '/track/:number', async (visit) => find(visit, desk, visit.query.number!));
}

function ask(visit: Visit, wrong?: string): Said {
  const { words, business, language } = visit.look;
  const { tenant = '', number = '' } = visit.query;
  const which = business
    ? tenant && hidden('tenant', tenant)
    : input({ name: 'tenant', label: words.business, help: words.businessHelp, value: tenant, most: 100 });
  return {
    title: wrong ?? words.track,
    body: `${wrong ? `<p>${words.notFoundHelp}</p>` : ''}
<form method="get" action="/track">
${hidden('lang', language)}${which}
${input({ name: 'number', label: words.number, help: words.numberHelp, value: number.startsWith('sht_') ? '' : number, most: 100 })}
<button>${words.follow}</button>
</form>`,
  };
}

async function find(visit: Visit, desk: PagesDesk, given: string): Promise<Said> {
  const token = readTrackingToken(given, desk.keys);
  const number = given.trim();
  const ref = token ? await desk.tenants.ref(token.tenantId) : await visit.business(visit.query.tenant);
  const by = token ? { id: token.shipmentId } : /^[\w./-]{4,100}$/.test(number) ? { awb: number } : undefined;
  const found = ref && by && (await look(desk, ref, by));
  if (!found) return { ...ask(visit, visit.look.words.notFound), status: 404 };
  const shown: Look = { ...visit.look, business: businessOf(found.tenant) };
  return {
    business: shown.business,
    title: shown.words.status[found.journey.status],
    body: journeyHtml(found.journey, shown, found.tenant.settings.timezone),
  };
}

async function look(
  desk: PagesDesk,
  ref: TenantRef,
  by: { id?: string; awb?: string },
): Promise<{ tenant: Tenant; journey: PublicJourney } | undefined> {
  return desk.database.tenant(ref, { readOnly: true }, async (tx) => {
    const tenant = await desk.tenants.load(tx, ref.id, desk.now());
    if (!tenant?.features.has('shipment_management') || tenant.status === 'cancelled') return undefined;
    const journey = await publicJourney(tx, by);
    return journey && { tenant, journey };
  });
}

const forward: readonly ShipmentStatus[] = ['created', 'picked', 'in_transit', 'out_for_delivery', 'delivered'];
const back: readonly ShipmentStatus[] = ['created', 'picked', 'rto_initiated', 'rto_in_transit', 'rto_delivered'];
/** The step that a status is shown at, where it is none itself. */
const shownAt: Partial<Record<ShipmentStatus, ShipmentStatus>> = {
  manifested: 'created',
  undelivered: 'out_for_delivery',
  lost: 'in_transit',
};

function stepsHtml({ status }: PublicJourney, { words }: Look): string {
  if (status === 'cancelled') return '';
  const steps = back.includes(status) && !forward.includes(status) ? back : forward;
  const at = steps.indexOf(shownAt[status] ?? status);
  const items = steps.map((step, index) => {
    const state = index < at || (index === at && at === steps.length - 1) ? 'done' : index === at ? 'now' : '';
    const said = state === 'done' ? words.done : state === 'now' ? words.current : '';
    return `<li${state ? ` class="${state}"` : ''}${state === 'now' ? ' aria-current="step"' : ''}>${words.status[step]}${said ? `<span class="unseen"> (${said})</span>` : ''}</li>`;
  });
  return `<h2>${words.states}</h2><ol class="steps">${items.join('')}</ol>`;
}

function journeyHtml(journey: PublicJourney, shown: Look, zone: string): string {
  const { words, language } = shown;
  const locale = language === 'hi' ? 'hi-IN' : 'en-IN';
  const moment = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'full' });
  const facts: [string, string | null][] = [
    [words.parcel, journey.shipment_number],
    [words.courier, [journey.courier_name, journey.awb_number].filter(Boolean).join(' · ') || null],
    [
      words.expected,
      journey.delivered_at || !journey.estimated_delivery_date
        ? null
        : day.format(new Date(`${journey.estimated_delivery_date}T00:00:00Z`)),
    ],
  ];
  const history = journey.scans.map(
    ({ status, location, at }) =>
      `<li><span><strong>${words.status[status]}</strong>${location ? `<br>${escaped(location.replaceAll('_', ' '))}` : ''}</span> <time datetime="${at}" class="soft">${escaped(moment.format(new Date(at)))}</time></li>`,
  );
  return `<dl>${facts.map(([name, value]) => (value ? `<dt>${name}</dt><dd>${escaped(value)}</dd>` : '')).join('')}</dl>
${stepsHtml(journey, shown)}
<h2>${words.history}</h2>
${history.length ? `<ol class="history">${history.join('')}</ol>` : `<p class="soft">${words.noHistory}</p>`}`;
}
