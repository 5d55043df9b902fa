import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { testApp } from '#test/app';

const app = await testApp();

const csv = { 'content-type': 'text/csv' };

describe('products', () => {
  test('are made in the business currency, found by any part of their names, and changed', async () => {
    const { owner } = await app.tenant();
    const made = await owner.post('/v1/products', {
      sku: 'KURTA-1',
      name: 'Block-print kurta',
      brand: 'Asha',
      cost_price: '400.5',
      tax_rate: 5,
    });
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({ currency: 'INR', cost_price: '400.50', is_active: true, images: [] });
    expect(made.body).not.toHaveProperty('is_live');
    const found = await owner.get('/v1/products?q=print&fields=sku');
    expect(found.body.data).toEqual([{ sku: 'KURTA-1' }]);
    const changed = await owner.patch(`/v1/products/${made.body.id}`, { selling_price: '999' });
    expect(changed.body.selling_price).toBe('999.00');
  });

  test('refuse an unknown currency, a negative price, and a SKU that is taken in any case', async () => {
    const { owner } = await app.tenant();
    expect((await owner.post('/v1/products', { sku: 'A', name: 'A', currency: 'XXY' })).body.code).toBe('unknown_currency');
    expect((await owner.post('/v1/products', { sku: 'A', name: 'A', mrp: '-1' })).body.code).toBe('invalid_input');
    expect((await owner.post('/v1/products', { sku: 'A', name: 'A' })).status).toBe(201);
    expect((await owner.post('/v1/products', { sku: 'a', name: 'Again' })).body).toMatchObject({
      code: 'already_exists',
      errors: [{ pointer: '/sku' }],
    });
  });

  test('give their SKU and their variants’ SKUs back when they are deleted', async () => {
    const { owner } = await app.tenant();
    const product = await owner.post('/v1/products', { sku: 'P', name: 'Tee' });
    const variant = { product_id: product.body.id, sku: 'P-M', name: 'M', attributes: { size: 'M' } };
    const made = await owner.post('/v1/product-variants', variant);
    expect(made.status, made.text).toBe(201);
    expect((await owner.post('/v1/product-variants', { ...variant, sku: 'p-m' })).body.code).toBe('already_exists');
    expect((await owner.delete(`/v1/products/${product.body.id}`)).status).toBe(204);
    expect((await owner.post('/v1/product-variants', { ...variant, sku: 'P-L' })).body.code).toBe('invalid_reference');
    const again = await owner.post('/v1/products', { sku: 'P', name: 'Tee 2' });
    expect(again.status).toBe(201);
    expect((await owner.post('/v1/product-variants', { ...variant, product_id: again.body.id })).status).toBe(201);
  });

  test('keep their variants in their currency', async () => {
    const { owner } = await app.tenant();
    const product = await owner.post('/v1/products', { sku: 'P', name: 'Tee', currency: 'USD' });
    const variant = { product_id: product.body.id, sku: 'P-M', name: 'M' };
    expect((await owner.post('/v1/product-variants', variant)).body.code).toBe('invalid_reference');
    expect((await owner.post('/v1/product-variants', { ...variant, currency: 'USD' })).body).toMatchObject({ currency: 'USD' });
  });
});

describe('import', () => {
  test('takes the right rows and tells what is wrong with the others', async () => {
    const { owner } = await app.tenant();
    await owner.post('/v1/products', { sku: 'OLD', name: 'Old', brand: 'Kept', cost_price: '5' });
    const file = 'sku,name,cost_price,currency\nNEW-1,First,10.50,\nold,Older,6,INR\nNEW-2,Second,x,\nNEW-3,Third,1,USD\n';
    const first = await owner.post('/v1/products/import', file, csv);
    expect(first.status, first.text).toBe(200);
    expect(first.body).toEqual({
      total: 4,
      created: 2,
      updated: 0,
      failed: 2,
      errors: [
        { row: 3, column: 'sku', message: 'exists already' },
        { row: 4, column: 'cost_price', message: 'is not an amount such as 1499.00' },
      ],
    });
    const second = await owner.post('/v1/products/import?existing=update', file, csv);
    expect(second.body).toMatchObject({ created: 0, updated: 3, failed: 1 });
    const { body } = await owner.get('/v1/products?sort=name&fields=sku,name,brand,cost_price,currency');
    expect(body.data).toEqual([
      { sku: 'NEW-1', name: 'First', brand: null, cost_price: '10.50', currency: 'INR' },
      { sku: 'old', name: 'Older', brand: 'Kept', cost_price: '6.00', currency: 'INR' },
      { sku: 'NEW-3', name: 'Third', brand: null, cost_price: '1.00', currency: 'USD' },
    ]);
  });

  test('refuses what is no table, an unknown option, another format, and people who may not', async () => {
    const tenant = await app.tenant();
    const { owner } = tenant;
    expect((await owner.post('/v1/products/import', 'sku,price\nA,1\n', csv)).body.code).toBe('invalid_input');
    expect((await owner.post('/v1/products/import?existing=drop', 'sku,name\nA,B\n', csv)).body.code).toBe('invalid_input');
    expect((await owner.post('/v1/products/import?exsting=update', 'sku,name\nA,B\n', csv)).body.code).toBe('invalid_input');
    expect((await owner.post('/v1/products/import', { sku: 'A' })).status).toBe(415);
    const viewer = await tenant.person('viewer');
    expect((await viewer.post('/v1/products/import', 'sku,name\nA,B\n', csv)).body).toMatchObject({
      code: 'forbidden',
      permission: 'products.create',
    });
    expect((await viewer.get('/v1/products')).body.data).toEqual([]);
  });

  test('takes 10,000 rows at once', async () => {
    const { owner } = await app.tenant();
    const rows = Array.from({ length: 10_000 }, (_, n) => `SKU-${n},Product ${n},${n}.25`);
    const { status, body } = await owner.post('/v1/products/import', `sku,name,cost_price\n${rows.join('\n')}`, csv);
    expect([status, body.created, body.failed]).toEqual([200, 10_000, 0]);
  }, 180_000);
});

describe('stock', () => {
  async function shelf() {
    const tenant = await app.tenant();
    const { body: product } = await tenant.owner.post('/v1/products', { sku: 'P', name: 'Tee' });
    const made = await tenant.owner.post('/v1/inventory', { product_id: product.id, warehouse_location: 'A', reorder_point: 2 });
    expect(made.status, made.text).toBe(201);
    const deed = (verb: string, body: object) => tenant.owner.post(`/v1/inventory/${made.body.id}/${verb}`, body);
    return { ...tenant, product, id: made.body.id as string, deed };
  }

  test('is expected, received, adjusted, counted and moved; each deed answers with the row and leaves a movement', async () => {
    const { owner, id, deed } = await shelf();
    expect((await deed('expect', { change: 10 })).body).toMatchObject({ incoming_quantity: 10, available_quantity: 0, is_low: true });
    expect((await deed('receive', { quantity: 8, purchase_order_id: newId() })).body).toMatchObject({
      incoming_quantity: 2,
      available_quantity: 8,
      is_low: false,
    });
    expect((await deed('adjust', { change: -1, reason: 'Torn in the store' })).body.available_quantity).toBe(7);
    expect((await deed('count', { quantity: 6 })).body).toMatchObject({ available_quantity: 6, last_counted_at: expect.any(String) });
    const moved = await deed('transfer', { to: 'B', quantity: 2 });
    expect(moved.body).toMatchObject({ warehouse_location: 'A', available_quantity: 4 });
    const { body } = await owner.get(`/v1/stock-movements?inventory_id=${id}&sort=created_at`);
    expect(
      body.data.map((row: Record<string, unknown>) => [row.movement_type, row.available_delta, row.incoming_delta, row.quantity]),
    ).toEqual([
      ['expect', 0, 10, 10],
      ['receive', 8, -8, 8],
      ['adjustment', -1, 0, 1],
      ['count', -1, 0, 1],
      ['transfer', -2, 0, 2],
    ]);
    expect(body.data[2]).toMatchObject({ notes: 'Torn in the store', created_by: expect.any(String) });
    const other = await owner.get('/v1/inventory?warehouse_location=B&expand=product');
    expect(other.body.data).toMatchObject([{ available_quantity: 2, product: { sku: 'P' } }]);
  });

  test('refuses what is not there, what is no number, and unknown fields', async () => {
    const { deed, owner, product } = await shelf();
    expect((await deed('adjust', { change: -1, reason: 'Lost' })).body).toMatchObject({ code: 'insufficient_stock', available: 0 });
    for (const body of [
      { change: 0, reason: 'None' },
      { change: 1.5, reason: 'Half' },
      { change: 1 },
      { change: 1, reason: 'Found', extra: 1 },
    ]) {
      expect((await deed('adjust', body)).body.code, JSON.stringify(body)).toBe('invalid_input');
    }
    expect((await deed('receive', { quantity: -3 })).body.code).toBe('invalid_input');
    expect((await owner.post('/v1/inventory', { product_id: product.id, warehouse_location: 'A' })).body.code).toBe('already_exists');
    expect((await owner.post('/v1/inventory', { product_id: newId() })).body.code).toBe('invalid_reference');
    expect((await owner.post(`/v1/inventory/${newId()}/count`, { quantity: 1 })).status).toBe(404);
  });

  test('has one row for "no variant, no place"', async () => {
    const { owner, product } = await shelf();
    expect((await owner.post('/v1/inventory', { product_id: product.id })).status).toBe(201);
    expect((await owner.post('/v1/inventory', { product_id: product.id, variant_id: null })).body.code).toBe('already_exists');
  });

  test('movements cannot be written from outside', async () => {
    const { owner, id } = await shelf();
    expect((await owner.post('/v1/stock-movements', { inventory_id: id })).status).toBe(405);
    expect((await owner.patch(`/v1/inventory/${id}`, { available_quantity: 5 })).body.code).toBe('invalid_input');
  });

  test('tells of low stock when it falls, and of what was written', async () => {
    const { deed, tx } = await shelf();
    await deed('adjust', { change: 5, reason: 'Found' });
    await deed('adjust', { change: -3, reason: 'Lost' });
    await deed('adjust', { change: -1, reason: 'Lost' });
    const types = await tx((t) => t.many<{ type: string }>`select type from events order by id`);
    expect(types.map((row) => row.type).filter((type) => /^(inventory|product)\./.test(type))).toEqual([
      'product.created',
      'inventory.created',
      'inventory.changed',
      'inventory.changed',
      'inventory.low_stock',
      'inventory.changed',
    ]);
  });
});
