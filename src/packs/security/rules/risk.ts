import type { Severity } from '../violations.ts';

/** Where somebody was seen: a sign-in or a deed from an address whose place is known. */
export interface Sighting {
  readonly user_id: string;
  readonly at: Date;
  readonly latitude: number;
  readonly longitude: number;
  readonly place: string | null;
}

/** What one person read in an hour of records whose reading is written down. */
export interface Reading {
  readonly user_id: string;
  readonly hour: Date;
  readonly records: number;
  readonly resources: readonly string[];
}

/** What one person exported in a day of the business. */
export interface Exporting {
  readonly user_id: string;
  readonly day: string;
  readonly exports: number;
  readonly rows: number;
  /** On average of the days with exports among the 30 before; null: there were none. */
  readonly usual: number | null;
}

/** A deed that gave or took access. */
export interface PrivilegeChange {
  readonly entry_id: string;
  readonly user_id: string;
  readonly at: Date;
  readonly action: string;
}

/** The first deed of somebody under a permission. */
export interface FirstUse {
  readonly user_id: string;
  readonly permission: string;
  readonly at: Date;
  /** Days since the person's own first deed. */
  readonly known_days: number;
}

/** What the rules look at: sets out of the audit trail. */
export interface Facts {
  /** Each person's in order of time. */
  readonly sightings: readonly Sighting[];
  readonly readings: readonly Reading[];
  readonly exportings: readonly Exporting[];
  readonly privilegeChanges: readonly PrivilegeChange[];
  readonly firstUses: readonly FirstUse[];
  /** The business's, IANA. */
  readonly timeZone: string;
}

export interface Finding {
  readonly user_id: string;
  readonly at: Date;
  readonly severity: Severity;
  /** What happened, in words. */
  readonly title: string;
  /** Why it counts. */
  readonly because: readonly string[];
  /** The same key is the same finding, however often it is looked for. */
  readonly key: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface RiskRule {
  readonly name: string;
  /** What it watches for, and from which bounds on. */
  readonly watches: string;
  find(facts: Facts): Finding[];
}

/** Faster than an airliner from door to door. */
const fastest = 900;
/** Kilometres that places of addresses may be wrong by, both together. */
const blur = 150;
const manyRecords = 1_000;
const veryManyRecords = 10_000;
const manyExports = 5;
const nightBegins = 22;
const nightEnds = 6;
/** Before that everything is a first time. */
const settledAfterDays = 14;

/** Permissions that open much, or open things for others. */
const sensitive =
  /^(data\.unmasked|security\.manage|admins\.manage|team\.(roles|delete|edit)|api_keys\.manage|exports\.approve|settings\.edit|jobs\.manage|finance\..+)$|\.(delete|export|reveal)$/;

const hourOf = (at: Date, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at));
const clockOf = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Kilometres on the ground between two places (haversine, mean radius of the Earth). */
export function kilometres(a: Pick<Sighting, 'latitude' | 'longitude'>, b: Pick<Sighting, 'latitude' | 'longitude'>): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

const impossibleTravel: RiskRule = {
  name: 'impossible_travel',
  watches: `Two sightings of one person further apart than ${fastest} km/h lead, ${blur} km aside. Only addresses whose place is known count.`,
  find({ sightings }) {
    return sightings.flatMap((sighting, index) => {
      const before = sightings[index - 1];
      if (before?.user_id !== sighting.user_id) return [];
      const far = kilometres(before, sighting);
      const hours = Math.max(0, sighting.at.getTime() - before.at.getTime()) / 3_600_000;
      if (far - blur <= hours * fastest) return [];
      const name = (place: Sighting) => place.place ?? `${place.latitude.toFixed(1)}, ${place.longitude.toFixed(1)}`;
      return [
        {
          user_id: sighting.user_id,
          at: sighting.at,
          severity: 'high' as const,
          title: `Seen in ${name(before)} and ${Math.round(hours * 60)} minutes later in ${name(sighting)}.`,
          because: [
            `${Math.round(far)} km apart`,
            `${Math.round(hours * 60)} minutes between`,
            `nobody travels faster than ${fastest} km/h`,
          ],
          key: sighting.at.toISOString(),
          metadata: { kilometres: Math.round(far), minutes: Math.round(hours * 60) },
        },
      ];
    });
  },
};

const manyExportsRule: RiskRule = {
  name: 'many_exports',
  watches: `${manyExports} or more exports of one person in a day, and three times as many as usual for them.`,
  find({ exportings }) {
    return exportings
      .filter(({ exports, usual }) => exports >= manyExports && exports >= 3 * (usual ?? 0))
      .map(({ user_id, day, exports, rows, usual }) => ({
        user_id,
        at: new Date(`${day}T00:00:00Z`),
        severity: 'medium' as const,
        title: `${exports} exports on one day.`,
        because: [
          `${exports} exports with ${rows} rows on ${day}`,
          usual === null ? 'none in the 30 days before' : `${usual.toFixed(1)} a day are usual`,
        ],
        key: day,
        metadata: { day, exports, rows },
      }));
  },
};

const massReads: RiskRule = {
  name: 'mass_reads',
  watches: `${manyRecords} or more sensitive records read by one person within an hour; from ${veryManyRecords} on it is high.`,
  find({ readings }) {
    return readings
      .filter(({ records }) => records >= manyRecords)
      .map(({ user_id, hour, records, resources }) => ({
        user_id,
        at: hour,
        severity: records >= veryManyRecords ? ('high' as const) : ('medium' as const),
        title: `${records} sensitive records read within an hour.`,
        because: [`${records} records of ${resources.join(', ')}`, `${manyRecords} are many`],
        key: `${hour.toISOString()} ${records >= veryManyRecords ? 'very' : ''}`,
        metadata: { records, resources },
      }));
  },
};

const privilegeChangeAtNight: RiskRule = {
  name: 'privilege_change_at_night',
  watches: `Access given or taken between ${nightBegins}:00 and 0${nightEnds}:00 in the business's time zone.`,
  find({ privilegeChanges, timeZone }) {
    return privilegeChanges
      .filter(({ at }) => hourOf(at, timeZone) >= nightBegins || hourOf(at, timeZone) < nightEnds)
      .map(({ entry_id, user_id, at, action }) => ({
        user_id,
        at,
        severity: 'medium' as const,
        title: 'Access was changed at night.',
        because: [`${action} at ${clockOf(at, timeZone)} (${timeZone})`],
        key: entry_id,
        metadata: { action, audit_entry_id: entry_id },
      }));
  },
};

const firstUseOfPermission: RiskRule = {
  name: 'first_use_of_permission',
  watches: `A sensitive permission used for the first time by somebody who has worked here for ${settledAfterDays} days or longer.`,
  find({ firstUses }) {
    return firstUses
      .filter(({ permission, known_days }) => sensitive.test(permission) && known_days >= settledAfterDays)
      .map(({ user_id, permission, at, known_days }) => ({
        user_id,
        at,
        severity: 'low' as const,
        title: `Used ${permission} for the first time.`,
        because: [`${permission} opens much`, `never used in ${known_days} days here`],
        key: `${permission} ${dayOf(at)}`,
        metadata: { permission, known_days },
      }));
  },
};

/** Every rule there is. */
export const riskRules: readonly RiskRule[] = [impossibleTravel, manyExportsRule, massReads, privilegeChangeAtNight, firstUseOfPermission];
