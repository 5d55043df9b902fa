-- The ids are fixed so that every installation names the same thing by the same id.
-- …-0001-… plans, 0002 features, 0003 channel types, 0004 courier types.

insert into plans (id, code, name, description, price_monthly, price_yearly, max_users, max_orders_per_month, max_channels, sort_order) values
  ('00000000-0000-7000-8001-000000000001', 'starter', 'Starter', 'One person or two, one shop.', 999, 9990, 2, 500, 1, 10),
  ('00000000-0000-7000-8001-000000000002', 'professional', 'Professional', 'A small team that sells in several places.', 2499, 24990, 5, 2000, 3, 20),
  ('00000000-0000-7000-8001-000000000003', 'business', 'Business', 'A warehouse team with automation and its own programs.', 4999, 49990, 15, 10000, 5, 30),
  ('00000000-0000-7000-8001-000000000004', 'enterprise', 'Enterprise', 'No limits; the price is agreed.', null, null, null, null, null, 40);

insert into features (id, code, name, category, description) values
  ('00000000-0000-7000-8002-000000000001', 'orders_management', 'Order Management', 'orders', 'Take, confirm and fulfil orders.'),
  ('00000000-0000-7000-8002-000000000002', 'multi_channel', 'Multi-Channel', 'channels', 'Connect more than one sales channel.'),
  ('00000000-0000-7000-8002-000000000003', 'inventory_sync', 'Inventory Sync', 'inventory', 'Tell connected channels the stock automatically.'),
  ('00000000-0000-7000-8002-000000000004', 'shipment_management', 'Shipment Management', 'shipments', 'Create, label and track shipments.'),
  ('00000000-0000-7000-8002-000000000005', 'ndr_management', 'NDR Management', 'ndr', 'Work on failed deliveries.'),
  ('00000000-0000-7000-8002-000000000006', 'ndr_automation', 'NDR Automation', 'ndr', 'Let rules follow up failed deliveries.'),
  ('00000000-0000-7000-8002-000000000007', 'finance_reports', 'Finance Reports', 'finance', 'Revenue, expenses and profit.'),
  ('00000000-0000-7000-8002-000000000008', 'advanced_analytics', 'Advanced Analytics', 'analytics', 'Detailed figures and dashboards.'),
  ('00000000-0000-7000-8002-000000000009', 'api_access', 'API Access', 'integrations', 'Make API keys for programs.'),
  ('00000000-0000-7000-8002-000000000010', 'custom_couriers', 'Custom Couriers', 'shipments', 'Add couriers of one''s own.'),
  ('00000000-0000-7000-8002-000000000011', 'bulk_operations', 'Bulk Operations', 'orders', 'Act on many orders or shipments at once.'),
  ('00000000-0000-7000-8002-000000000012', 'export_data', 'Export Data', 'analytics', 'Take data out as CSV.'),
  ('00000000-0000-7000-8002-000000000013', 'white_label', 'White Label', 'branding', 'Use one''s own name, logo and colours.'),
  ('00000000-0000-7000-8002-000000000014', 'file_storage', 'File Storage', 'operations', 'Upload and keep files.');

-- Which plan has which feature: docs/plans-and-permissions.md shows this as a matrix.
insert into plan_features (id, plan_id, feature_id, config)
select ('00000000-0000-7000-8005-' || lpad(row_number() over (order by p.sort_order, f.code)::text, 12, '0'))::uuid,
       p.id, f.id, coalesce(m.config, '{}')
from (values
  ('starter', 'orders_management', null::jsonb),
  ('starter', 'shipment_management', null),
  ('starter', 'file_storage', '{"max_storage_mb": 1024}'),
  ('starter', 'export_data', '{"max_export_rows": 1000}'),
  ('professional', 'orders_management', null),
  ('professional', 'multi_channel', null),
  ('professional', 'inventory_sync', null),
  ('professional', 'shipment_management', null),
  ('professional', 'ndr_management', '{"max_ndr_per_day": 100}'),
  ('professional', 'finance_reports', null),
  ('professional', 'bulk_operations', null),
  ('professional', 'file_storage', '{"max_storage_mb": 10240}'),
  ('professional', 'export_data', '{"max_export_rows": 10000}'),
  ('business', 'orders_management', null),
  ('business', 'multi_channel', null),
  ('business', 'inventory_sync', null),
  ('business', 'shipment_management', null),
  ('business', 'ndr_management', '{"max_ndr_per_day": 1000}'),
  ('business', 'ndr_automation', null),
  ('business', 'finance_reports', null),
  ('business', 'advanced_analytics', null),
  ('business', 'api_access', null),
  ('business', 'custom_couriers', null),
  ('business', 'bulk_operations', null),
  ('business', 'file_storage', '{"max_storage_mb": 102400}'),
  ('business', 'export_data', '{"max_export_rows": 100000}')
) m (plan, feature, config)
join plans p on p.code = m.plan
join features f on f.code = m.feature;

insert into plan_features (id, plan_id, feature_id)
select ('00000000-0000-7000-8005-' || lpad((100 + row_number() over (order by f.code))::text, 12, '0'))::uuid, p.id, f.id
from plans p cross join features f
where p.code = 'enterprise';

insert into channel_types (id, code, name, logo_url, is_internal, config_schema) values
  ('00000000-0000-7000-8003-000000000001', 'shopify', 'Shopify', '/images/channels/shopify.svg', false, '{
    "type": "object",
    "additionalProperties": false,
    "required": ["shop_domain", "access_token", "api_secret"],
    "properties": {
      "shop_domain": { "type": "string", "title": "Shop domain", "description": "The shop''s own address at Shopify, such as my-shop.myshopify.com.", "minLength": 1, "maxLength": 255, "pattern": "^[A-Za-z0-9.-]+(:[0-9]{1,5})?$" },
      "access_token": { "type": "string", "title": "Access token", "description": "Admin API access token of the app.", "minLength": 1, "maxLength": 500, "writeOnly": true },
      "api_secret": { "type": "string", "title": "App secret", "description": "The app''s API secret key; it proves that webhooks come from Shopify.", "minLength": 1, "maxLength": 500, "writeOnly": true },
      "previous_api_secret": { "type": "string", "title": "Previous app secret", "description": "Still accepted while Shopify changes over to a new secret.", "minLength": 1, "maxLength": 500, "writeOnly": true },
      "api_version": { "type": "string", "title": "API version", "description": "Version of the Admin API.", "pattern": "^[0-9]{4}-[0-9]{2}$", "default": "2026-07" }
    }
  }'),
  ('00000000-0000-7000-8003-000000000002', 'amazon', 'Amazon', '/images/channels/amazon.svg', false, '{
    "type": "object",
    "additionalProperties": false,
    "required": ["seller_id", "mws_auth_token", "marketplace_id"],
    "properties": {
      "seller_id": { "type": "string", "title": "Seller id", "minLength": 1, "maxLength": 255 },
      "mws_auth_token": { "type": "string", "title": "Authorisation token", "minLength": 1, "maxLength": 2000, "writeOnly": true },
      "marketplace_id": { "type": "string", "title": "Marketplace id", "minLength": 1, "maxLength": 255 },
      "region": { "type": "string", "title": "Region", "enum": ["IN", "US", "EU"] }
    }
  }'),
  ('00000000-0000-7000-8003-000000000003', 'flipkart', 'Flipkart', '/images/channels/flipkart.svg', false, null),
  ('00000000-0000-7000-8003-000000000004', 'meesho', 'Meesho', '/images/channels/meesho.svg', false, null),
  ('00000000-0000-7000-8003-000000000005', 'woocommerce', 'WooCommerce', '/images/channels/woocommerce.svg', false, null),
  ('00000000-0000-7000-8003-000000000011', 'manual', 'Manual', null, true, null),
  ('00000000-0000-7000-8003-000000000012', 'csv', 'CSV file', null, true, null),
  ('00000000-0000-7000-8003-000000000013', 'sandbox', 'Sandbox shop', null, true, '{
    "type": "object",
    "additionalProperties": false,
    "required": ["base_url", "api_secret"],
    "properties": {
      "base_url": { "type": "string", "title": "Address", "description": "Where the sandbox shop listens.", "pattern": "^https?://", "maxLength": 500 },
      "access_token": { "type": "string", "title": "Access token", "minLength": 1, "maxLength": 500, "writeOnly": true },
      "api_secret": { "type": "string", "title": "Secret", "description": "Signs the sandbox shop''s webhooks.", "minLength": 1, "maxLength": 500, "writeOnly": true },
      "previous_api_secret": { "type": "string", "title": "Previous secret", "minLength": 1, "maxLength": 500, "writeOnly": true }
    }
  }');

insert into plan_channels (id, plan_id, channel_type_id, max_connections)
select ('00000000-0000-7000-8006-' || lpad(row_number() over (order by p.sort_order, c.code)::text, 12, '0'))::uuid,
       p.id, c.id, m.max_connections
from (values
  ('starter', 'shopify', 1),
  ('starter', 'woocommerce', 1),
  ('professional', 'shopify', 2),
  ('professional', 'amazon', 1),
  ('professional', 'flipkart', 1),
  ('professional', 'meesho', 1),
  ('professional', 'woocommerce', 2),
  ('business', 'shopify', 5),
  ('business', 'amazon', 3),
  ('business', 'flipkart', 3),
  ('business', 'meesho', 3),
  ('business', 'woocommerce', 5),
  ('enterprise', 'shopify', null::integer),
  ('enterprise', 'amazon', null),
  ('enterprise', 'flipkart', null),
  ('enterprise', 'meesho', null),
  ('enterprise', 'woocommerce', null)
) m (plan, channel, max_connections)
join plans p on p.code = m.plan
join channel_types c on c.code = m.channel;

insert into courier_types (id, code, name, is_default, is_internal, config_schema) values
  ('00000000-0000-7000-8004-000000000001', 'shiprocket', 'Shiprocket', true, false, '{
    "type": "object",
    "additionalProperties": false,
    "required": ["email", "password"],
    "properties": {
      "email": { "type": "string", "title": "E-mail", "description": "E-mail of the API user.", "minLength": 3, "maxLength": 255 },
      "password": { "type": "string", "title": "Password", "description": "Password of the API user.", "minLength": 1, "maxLength": 255, "writeOnly": true }
    }
  }'),
  ('00000000-0000-7000-8004-000000000002', 'delhivery', 'Delhivery', false, false, null),
  ('00000000-0000-7000-8004-000000000003', 'bluedart', 'BlueDart', false, false, null),
  ('00000000-0000-7000-8004-000000000004', 'dtdc', 'DTDC', false, false, null),
  ('00000000-0000-7000-8004-000000000005', 'custom', 'Custom', false, false, null),
  ('00000000-0000-7000-8004-000000000011', 'sandbox', 'Sandbox courier', false, true, null);
