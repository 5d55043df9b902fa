import fc from 'fast-check';
import { expect, it } from 'vitest';
import { distanceMetres, isPoint, point } from './geo.ts';

const place = fc
  .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
  .map(([lon, lat]) => point(lon, lat));

it('takes GeoJSON points within bounds only', () => {
  expect(isPoint({ type: 'Point', coordinates: [77.5946, 12.9716] })).toBe(true);
  const bad = [[181, 0], [0, 91], [0], [0, 0, 0], ['0', '0'], [Number.NaN, 0], [0, Number.POSITIVE_INFINITY], null];
  for (const coordinates of bad) expect(isPoint({ type: 'Point', coordinates })).toBe(false);
  for (const value of [null, 'Point', { type: 'LineString', coordinates: [0, 0] }, {}]) expect(isPoint(value)).toBe(false);
  expect(() => point(0, 90.1)).toThrow(RangeError);
});

it('agrees with published distances', () => {
  // Bengaluru–Mumbai, about 845 km; a degree of latitude on the mean sphere, 111.195 km.
  expect(distanceMetres(point(77.5946, 12.9716), point(72.8777, 19.076)) / 1000).toBeCloseTo(845, -1);
  expect(distanceMetres(point(0, 0), point(0, 1))).toBeCloseTo(111_195.08, 1);
  expect(distanceMetres(point(0, 90), point(0, -90))).toBeCloseTo(Math.PI * 6_371_008.8, 3);
});

it('is symmetric, zero at home, never more than half way round, also across the date line', () => {
  fc.assert(
    fc.property(place, place, (a, b) => {
      const d = distanceMetres(a, b);
      expect(d).toBeCloseTo(distanceMetres(b, a), 3);
      expect(d).toBeLessThanOrEqual(Math.PI * 6_371_008.8 + 1);
      expect(distanceMetres(a, a)).toBe(0);
    }),
  );
  expect(distanceMetres(point(179.5, 0), point(-179.5, 0))).toBeCloseTo(111_195.08, 1);
});
