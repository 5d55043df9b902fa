import { Type } from 'typebox';
import { many, one, resource } from '#kernel/resource';

const attributes = Type.Record(Type.String(), Type.Unknown(), { description: 'Properties by name, such as color or material.' });
const images = Type.Array(Type.String({ maxLength: 2000, pattern: '^https?://' }), {
  maxItems: 50,
  description: 'Addresses of pictures, the main one first.',
});
const side = Type.Number({ minimum: 0 });
const dimensions = Type.Object(
  { length: side, width: side, height: side, unit: Type.Enum(['mm', 'cm', 'in']) },
  { additionalProperties: false, description: 'Size of one packed unit.' },
);

export const products = resource('products', {
  permissions: { read: 'products.view', create: 'products.create', update: 'products.edit', delete: 'products.delete' },
  fields: [
    'id',
    'sku',
    'name',
    'description',
    'category',
    'brand',
    'weight_grams',
    'dimensions',
    'hsn_code',
    'cost_price',
    'selling_price',
    'mrp',
    'currency',
    'tax_rate',
    'images',
    'attributes',
    'is_active',
    'created_at',
    'updated_at',
  ],
  filter: ['sku', 'category', 'brand', 'hsn_code', 'currency', 'is_active', 'created_at', 'updated_at'],
  search: ['sku', 'name', 'brand'],
  sortable: ['name', 'created_at', 'updated_at'],
  sort: '-created_at',
  expand: { variants: many('product_variants', { by: 'product_id', sort: 'name' }), inventory: many('inventory', { by: 'product_id' }) },
  json: { attributes, images, dimensions },
  update: [
    'sku',
    'name',
    'description',
    'category',
    'brand',
    'weight_grams',
    'dimensions',
    'hsn_code',
    'cost_price',
    'selling_price',
    'mrp',
    'tax_rate',
    'images',
    'attributes',
    'is_active',
  ],
});

export const productVariants = resource('product_variants', {
  permissions: { read: 'products.view', create: 'products.create', update: 'products.edit', delete: 'products.delete' },
  fields: [
    'id',
    'product_id',
    'sku',
    'name',
    'attributes',
    'cost_price',
    'selling_price',
    'mrp',
    'currency',
    'weight_grams',
    'images',
    'is_active',
    'created_at',
    'updated_at',
  ],
  filter: ['product_id', 'sku', 'is_active', 'created_at'],
  search: ['sku', 'name'],
  sortable: ['name', 'created_at'],
  sort: '-created_at',
  expand: { product: one('products'), inventory: many('inventory', { by: 'variant_id' }) },
  json: { attributes, images },
  update: ['sku', 'name', 'attributes', 'cost_price', 'selling_price', 'mrp', 'weight_grams', 'images', 'is_active'],
});

export const inventory = resource('inventory', {
  permissions: { read: 'inventory.view', create: 'inventory.adjust', update: 'inventory.adjust' },
  fields: [
    'id',
    'product_id',
    'variant_id',
    'warehouse_location',
    'available_quantity',
    'reserved_quantity',
    'incoming_quantity',
    'reorder_point',
    'reorder_quantity',
    'is_low',
    'last_counted_at',
    'created_at',
    'updated_at',
  ],
  filter: ['product_id', 'variant_id', 'warehouse_location', 'available_quantity', 'is_low', 'updated_at'],
  sortable: ['available_quantity', 'updated_at'],
  sort: '-updated_at',
  expand: {
    product: one('products'),
    variant: one('product_variants', { by: 'variant_id' }),
    movements: many('stock_movements', { by: 'inventory_id', limit: 50, sort: '-created_at' }),
    reservations: many('stock_reservations', { by: 'inventory_id', limit: 100, sort: '-created_at' }),
  },
  create: ['product_id', 'variant_id', 'warehouse_location', 'reorder_point', 'reorder_quantity'],
  update: ['reorder_point', 'reorder_quantity'],
});

export const stockMovements = resource('stock_movements', {
  permissions: { read: 'inventory.view' },
  fields: [
    'id',
    'inventory_id',
    'movement_type',
    'quantity',
    'available_delta',
    'reserved_delta',
    'incoming_delta',
    'reference_type',
    'reference_id',
    'notes',
    'created_by',
    'created_at',
  ],
  filter: ['inventory_id', 'movement_type', 'reference_type', 'reference_id', 'created_by', 'created_at'],
  sort: '-created_at',
  expand: { inventory: one('inventory') },
});

export const stockReservations = resource('stock_reservations', {
  permissions: { read: 'inventory.view' },
  fields: ['id', 'inventory_id', 'reference_type', 'reference_id', 'quantity', 'created_at', 'updated_at'],
  filter: ['inventory_id', 'reference_type', 'reference_id', 'quantity'],
  sort: '-created_at',
  expand: { inventory: one('inventory') },
});
