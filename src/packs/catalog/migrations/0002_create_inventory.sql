create table inventory (
  id uuid primary key,
  product_id uuid not null,
  variant_id uuid,
  warehouse_location text,
  available_quantity integer not null default 0,
  reserved_quantity integer not null default 0,
  incoming_quantity integer not null default 0,
  reorder_point integer,
  reorder_quantity integer,
  is_low boolean not null generated always as (coalesce(available_quantity <= reorder_point, false)) stored,
  last_counted_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint inventory_product_id_fkey foreign key (product_id) references products (id),
  constraint inventory_variant_id_fkey foreign key (variant_id, product_id) references product_variants (id, product_id),
  constraint inventory_warehouse_location_check check (length(warehouse_location) between 1 and 255),
  constraint inventory_available_quantity_check check (available_quantity >= 0),
  constraint inventory_reserved_quantity_check check (reserved_quantity >= 0),
  constraint inventory_incoming_quantity_check check (incoming_quantity >= 0),
  constraint inventory_reorder_point_check check (reorder_point >= 0),
  constraint inventory_reorder_quantity_check check (reorder_quantity > 0),
  constraint inventory_product_id_key unique nulls not distinct (product_id, variant_id, warehouse_location)
);

create index inventory_variant_id_idx on inventory (variant_id, product_id) where variant_id is not null;
create index inventory_warehouse_location_idx on inventory (warehouse_location);
create index inventory_is_low_idx on inventory (id) where is_low;
create index inventory_created_at_idx on inventory (created_at);
-- Quantities and updated_at have no index: every sale changes them, and without one the update stays on its page (HOT).

comment on table inventory is 'How much of a product or variant lies at one location. Each quantity equals the sum of its stock movements.';
comment on column inventory.id is 'Identifier of the stock row.';
comment on column inventory.product_id is 'Product in stock.';
comment on column inventory.variant_id is 'Variant in stock; empty for a product without variants.';
comment on column inventory.warehouse_location is 'Warehouse or shelf; empty where the business has only one place.';
comment on column inventory.available_quantity is 'Units free to be sold.';
comment on column inventory.reserved_quantity is 'Units promised to orders and not yet delivered.';
comment on column inventory.incoming_quantity is 'Units ordered from suppliers and not yet received.';
comment on column inventory.reorder_point is 'Available units at or below which it is time to order more; empty: never.';
comment on column inventory.reorder_quantity is 'Units to order then.';
comment on column inventory.is_low is 'Whether the available units are at or below the reorder point.';
comment on column inventory.last_counted_at is 'When the available units were last counted by hand.';
comment on column inventory.created_at is 'When the stock row was created.';
comment on column inventory.updated_at is 'When it last changed.';

create table stock_movements (
  id uuid primary key,
  inventory_id uuid not null,
  movement_type text not null,
  available_delta integer not null default 0,
  reserved_delta integer not null default 0,
  incoming_delta integer not null default 0,
  quantity integer not null generated always as (greatest(abs(available_delta), abs(reserved_delta), abs(incoming_delta))) stored,
  reference_type text,
  reference_id uuid,
  notes text,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint stock_movements_inventory_id_fkey foreign key (inventory_id) references inventory (id),
  constraint stock_movements_created_by_fkey foreign key (created_by) references users (id),
  constraint stock_movements_movement_type_check check (movement_type in
    ('reserve', 'release', 'deduct', 'sale', 'return', 'adjustment', 'transfer', 'count', 'sync', 'expect', 'receive', 'purchase')),
  constraint stock_movements_deltas_check check (case movement_type
    when 'reserve' then available_delta < 0 and reserved_delta = -available_delta and incoming_delta = 0
    when 'release' then available_delta > 0 and reserved_delta = -available_delta and incoming_delta = 0
    when 'deduct' then available_delta = 0 and reserved_delta < 0 and incoming_delta = 0
    when 'sale' then available_delta < 0 and reserved_delta = 0 and incoming_delta = 0
    when 'return' then available_delta > 0 and reserved_delta = 0 and incoming_delta = 0
    when 'expect' then available_delta = 0 and reserved_delta = 0 and incoming_delta <> 0
    when 'receive' then available_delta > 0 and reserved_delta = 0 and incoming_delta between -available_delta and -1
    when 'purchase' then available_delta > 0 and reserved_delta = 0 and incoming_delta = 0
    -- A count or a channel's level may confirm what is written: that is worth a row, too.
    when 'count' then reserved_delta = 0 and incoming_delta = 0
    when 'sync' then reserved_delta = 0 and incoming_delta = 0
    else available_delta <> 0 and reserved_delta = 0 and incoming_delta = 0
  end),
  constraint stock_movements_reference_type_check check (length(reference_type) between 1 and 50),
  constraint stock_movements_notes_check check (length(notes) <= 2000)
);

create index stock_movements_inventory_id_idx on stock_movements (inventory_id, created_at);
create index stock_movements_reference_id_idx on stock_movements (reference_id, inventory_id) where reference_id is not null;
create index stock_movements_created_by_idx on stock_movements (created_by) where created_by is not null;
create index stock_movements_movement_type_idx on stock_movements (movement_type, created_at);
create index stock_movements_created_at_idx on stock_movements (created_at);

comment on table stock_movements is 'Every change of stock, never altered: what moved between available, reserved and incoming, why, and who did it.';
comment on column stock_movements.id is 'Identifier of the movement.';
comment on column stock_movements.inventory_id is 'Stock row that changed.';
comment on column stock_movements.movement_type is 'What happened: reserve, release and deduct serve orders; sale and return move free stock directly; adjustment, count and sync correct it; transfer moves it between locations; expect, receive and purchase bring it in.';
comment on column stock_movements.available_delta is 'Change of the available units.';
comment on column stock_movements.reserved_delta is 'Change of the reserved units.';
comment on column stock_movements.incoming_delta is 'Change of the incoming units.';
comment on column stock_movements.quantity is 'Units moved, without sign: the largest of the three changes.';
comment on column stock_movements.reference_type is 'What caused it: order_item, order, purchase_order, adjustment, return_order, transfer, and so on.';
comment on column stock_movements.reference_id is 'Identifier of what caused it.';
comment on column stock_movements.notes is 'Reason in words.';
comment on column stock_movements.created_by is 'Person who did it; empty when the system did.';
comment on column stock_movements.created_at is 'When it happened.';

create table stock_reservations (
  id uuid primary key,
  inventory_id uuid not null,
  reference_type text not null,
  reference_id uuid not null,
  quantity integer not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint stock_reservations_inventory_id_fkey foreign key (inventory_id) references inventory (id),
  constraint stock_reservations_reference_type_check check (length(reference_type) between 1 and 50),
  constraint stock_reservations_quantity_check check (quantity >= 0),
  constraint stock_reservations_reference_id_key unique (reference_id, reference_type, inventory_id)
);

create index stock_reservations_inventory_id_idx on stock_reservations (inventory_id) where quantity > 0;

comment on table stock_reservations is 'Who holds the reserved units of a stock row. Its open quantities add up to the reserved units.';
comment on column stock_reservations.id is 'Identifier of the reservation.';
comment on column stock_reservations.inventory_id is 'Stock row the units lie in.';
comment on column stock_reservations.reference_type is 'What they are held for, usually order_item.';
comment on column stock_reservations.reference_id is 'Identifier of what they are held for.';
comment on column stock_reservations.quantity is 'Units still held; 0 once all were released or deducted.';
comment on column stock_reservations.created_at is 'When units were first held.';
comment on column stock_reservations.updated_at is 'When it last changed.';
