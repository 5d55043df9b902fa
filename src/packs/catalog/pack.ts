import { pack } from '#kernel/pack';
import { adjustStock } from './commands/adjust-stock.ts';
import { countStock } from './commands/count-stock.ts';
import { expectStock } from './commands/expect-stock.ts';
import { importProducts } from './commands/import-products.ts';
import { receiveStock } from './commands/receive-stock.ts';
import { transferStock } from './commands/transfer-stock.ts';
import { demo } from './demo.ts';
import { permissions } from './permissions.ts';
import { inventory, products, productVariants, stockMovements, stockReservations } from './resources.ts';

export default pack({
  name: 'catalog',
  uses: ['identity'],
  permissions,
  appendOnly: ['stock_movements'],
  resources: [products, productVariants, inventory, stockMovements, stockReservations],
  commands: [importProducts, adjustStock, countStock, transferStock, expectStock, receiveStock],
  demo,
});
