import { expect, test } from 'vitest';
import { pack } from '#kernel/pack';
import { packsFor } from './packs-for.ts';

const identity = pack({ name: 'identity' });
const finance = pack({ name: 'finance', uses: ['sales', 'shipping'], feature: 'finance_reports' });
const shipping = pack({ name: 'shipping', uses: ['sales'], feature: 'shipment_management' });
const sales = pack({ name: 'sales', uses: ['identity'], feature: 'orders_management' });
const all = [finance, shipping, sales, identity];
const names = (...features: string[]) => packsFor(all, new Set(features)).map((p) => p.name);

test('packs without a feature are always there', () => {
  expect(names()).toEqual(['identity']);
});

test('a feature brings its pack after the packs that pack uses', () => {
  expect(names('shipment_management')).toEqual(['identity', 'sales', 'shipping']);
  expect(names('finance_reports')).toEqual(['identity', 'sales', 'shipping', 'finance']);
});

test('a pack that is there already stays, whatever the plan says now', () => {
  expect(packsFor(all, new Set(), new Set(['kernel', 'sales'])).map((p) => p.name)).toEqual(['identity', 'sales']);
});

test('a circle and an unknown name are defects', () => {
  const a = pack({ name: 'a', uses: ['b'] });
  const b = pack({ name: 'b', uses: ['a'] });
  expect(() => packsFor([a, b], new Set())).toThrow('a → b → a');
  expect(() => packsFor([a], new Set())).toThrow('which does not exist');
});
