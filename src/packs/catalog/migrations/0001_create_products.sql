create table products (
  id uuid primary key,
  sku text not null,
  name text not null,
  description text,
  category text,
  brand text,
  weight_grams integer,
  dimensions jsonb,
  hsn_code text,
  cost_price numeric(19,4),
  selling_price numeric(19,4),
  mrp numeric(19,4),
  currency char(3) not null,
  tax_rate numeric(5,2),
  images jsonb not null default '[]',
  attributes jsonb not null default '{}',
  is_active boolean not null default true,
  is_live boolean not null generated always as (deleted_at is null) stored,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  constraint products_sku_check check (length(sku) between 1 and 100 and sku = btrim(sku)),
  constraint products_name_check check (length(name) between 1 and 500),
  constraint products_category_check check (length(category) <= 255),
  constraint products_brand_check check (length(brand) <= 255),
  constraint products_weight_grams_check check (weight_grams >= 0),
  constraint products_dimensions_check check (jsonb_typeof(dimensions) = 'object'),
  constraint products_hsn_code_check check (length(hsn_code) <= 50),
  constraint products_cost_price_check check (cost_price >= 0),
  constraint products_selling_price_check check (selling_price >= 0),
  constraint products_mrp_check check (mrp >= 0),
  constraint products_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint products_tax_rate_check check (tax_rate between 0 and 100),
  constraint products_images_check check (jsonb_typeof(images) = 'array'),
  constraint products_attributes_check check (jsonb_typeof(attributes) = 'object'),
  constraint products_live_key unique (id, currency, is_live)
);

create unique index products_sku_key on products (lower(sku)) where deleted_at is null;
create index products_search_idx on products using gin (sku gin_trgm_ops, name gin_trgm_ops, brand gin_trgm_ops);
create index products_category_idx on products (category);
create index products_brand_idx on products (brand);
create index products_name_idx on products (name);
create index products_created_at_idx on products (created_at);
create index products_updated_at_idx on products (updated_at);

comment on table products is 'What the business sells. A product with variants is their common parent; without variants it is sold and stocked itself.';
comment on column products.id is 'Identifier of the product.';
comment on column products.sku is 'Stock keeping unit: the business''s own code, unique among products that are not deleted, whatever its case.';
comment on column products.name is 'Name as customers see it.';
comment on column products.description is 'Longer text about the product.';
comment on column products.category is 'Category the business files it under.';
comment on column products.brand is 'Brand or maker.';
comment on column products.weight_grams is 'Weight of one packed unit, in grams.';
comment on column products.dimensions is 'Size of one packed unit: length, width and height as numbers, and their unit (cm, mm, in).';
comment on column products.hsn_code is 'Code of the Harmonized System (HSN in India) for tax and customs.';
comment on column products.cost_price is 'What one unit costs the business, without tax, in the product''s currency. Order items take a copy when the order arrives.';
comment on column products.selling_price is 'Usual price of one unit, in the product''s currency.';
comment on column products.mrp is 'Maximum retail price printed on the pack, in the product''s currency.';
comment on column products.currency is 'ISO 4217 code of all prices of the product and its variants.';
comment on column products.tax_rate is 'GST or VAT rate in percent: 18.00 means 18 %.';
comment on column products.images is 'Addresses of pictures, the main one first.';
comment on column products.attributes is 'Further properties by name, such as colour or material.';
comment on column products.is_active is 'Whether it is on sale. Orders for a product that is not are still matched to it.';
comment on column products.is_live is 'True until the product is deleted; variants follow it through their foreign key.';
comment on column products.created_at is 'When it was created.';
comment on column products.updated_at is 'When it last changed.';
comment on column products.deleted_at is 'When it was deleted; its SKU is free again since then.';

create table product_variants (
  id uuid primary key,
  product_id uuid not null,
  sku text not null,
  name text not null,
  attributes jsonb not null default '{}',
  cost_price numeric(19,4),
  selling_price numeric(19,4),
  mrp numeric(19,4),
  currency char(3) not null,
  weight_grams integer,
  images jsonb not null default '[]',
  is_active boolean not null default true,
  product_is_live boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  constraint product_variants_sku_check check (length(sku) between 1 and 100 and sku = btrim(sku)),
  constraint product_variants_name_check check (length(name) between 1 and 500),
  constraint product_variants_attributes_check check (jsonb_typeof(attributes) = 'object'),
  constraint product_variants_cost_price_check check (cost_price >= 0),
  constraint product_variants_selling_price_check check (selling_price >= 0),
  constraint product_variants_mrp_check check (mrp >= 0),
  constraint product_variants_currency_check check (currency ~ '^[A-Z]{3}$'),
  constraint product_variants_weight_grams_check check (weight_grams >= 0),
  constraint product_variants_images_check check (jsonb_typeof(images) = 'array'),
  constraint product_variants_product_key unique (id, product_id),
  -- Carries the product's currency and its deletion down to the variants: prices never mix currencies,
  -- and the SKUs of a deleted product's variants are free again.
  constraint product_variants_product_id_fkey foreign key (product_id, currency, product_is_live)
    references products (id, currency, is_live) on update cascade
);

create unique index product_variants_sku_key on product_variants (lower(sku)) where deleted_at is null and product_is_live;
create index product_variants_product_id_idx on product_variants (product_id, currency, product_is_live);
create index product_variants_search_idx on product_variants using gin (sku gin_trgm_ops, name gin_trgm_ops);
create index product_variants_name_idx on product_variants (name);
create index product_variants_created_at_idx on product_variants (created_at);

comment on table product_variants is 'The sizes, colours and other forms of a product that are sold and stocked separately.';
comment on column product_variants.id is 'Identifier of the variant.';
comment on column product_variants.product_id is 'Product it is a form of.';
comment on column product_variants.sku is 'Stock keeping unit of the variant, unique among variants that are not deleted, whatever its case.';
comment on column product_variants.name is 'Name of the variant, such as "Red / M".';
comment on column product_variants.attributes is 'What sets it apart, by name: colour, size.';
comment on column product_variants.cost_price is 'What one unit costs the business, without tax; empty: the product''s.';
comment on column product_variants.selling_price is 'Usual price of one unit; empty: the product''s.';
comment on column product_variants.mrp is 'Maximum retail price printed on the pack; empty: the product''s.';
comment on column product_variants.currency is 'ISO 4217 code of the prices; always the product''s.';
comment on column product_variants.weight_grams is 'Weight of one packed unit, in grams; empty: the product''s.';
comment on column product_variants.images is 'Addresses of pictures, the main one first.';
comment on column product_variants.is_active is 'Whether it is on sale.';
comment on column product_variants.product_is_live is 'False once the product was deleted; kept by the foreign key.';
comment on column product_variants.created_at is 'When it was created.';
comment on column product_variants.updated_at is 'When it last changed.';
comment on column product_variants.deleted_at is 'When it was deleted; its SKU is free again since then.';
