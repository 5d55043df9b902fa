/** Places on Earth: GeoJSON Points in WGS 84 (RFC 7946), longitude before latitude, degrees. */

export interface Point {
  readonly type: 'Point';
  /** Longitude, latitude. */
  readonly coordinates: readonly [number, number];
}

/** IUGG mean radius R₁ in metres. */
const earthRadius = 6_371_008.8;

/** Longitude within ±180 and latitude within ±90 degrees, both finite numbers. */
export const isLonLat = (lon: unknown, lat: unknown): boolean =>
  typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

/** Whether it is a GeoJSON Point with exactly two coordinates within bounds (an altitude is refused). */
export function isPoint(value: unknown): value is Point {
  if (typeof value !== 'object' || value === null) return false;
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown };
  return type === 'Point' && Array.isArray(coordinates) && coordinates.length === 2 && isLonLat(coordinates[0], coordinates[1]);
}

/** Throws RangeError outside the bounds. */
export function point(lon: number, lat: number): Point {
  if (!isLonLat(lon, lat)) throw new RangeError(`not a place: ${lon}, ${lat}`);
  return { type: 'Point', coordinates: [lon, lat] };
}

/**
 * Great-circle distance in metres by the haversine formula on the mean sphere: within 0.6 % of the ellipsoid's, enough for
 * estimates and rules. Where it must agree with the database, ask PostGIS.
 */
export function distanceMetres(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const [lonA, latA] = a.coordinates;
  const [lonB, latB] = b.coordinates;
  const h =
    Math.sin(((latB - latA) * radians) / 2) ** 2 +
    Math.cos(latA * radians) * Math.cos(latB * radians) * Math.sin(((lonB - lonA) * radians) / 2) ** 2;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(h)));
}
