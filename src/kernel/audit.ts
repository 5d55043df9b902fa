/** The audit door: the trail's tree, its checkpoints, and who checks them. */

export { categoryOf } from './audit/category.ts';
export { type Outside, outsideDirectory, outsideIn } from './audit/outside.ts';
export { type Sealed, TrailBroken } from './audit/seal.ts';
export { type Sealer, sealer } from './audit/sealer.ts';
