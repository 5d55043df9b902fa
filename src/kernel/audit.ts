/** The audit door: the trail's tree, its checkpoints, and who checks them. */

export { categoryOf } from './audit/category.ts';
export { notesIn, signerOf, verifierOf } from './audit/checkpoint.ts';
export { declareDeeds, permissionOf } from './audit/deeds.ts';
export { leafHash, verifyConsistency, verifyInclusion } from './audit/merkle.ts';
export { type Outside, outsideDirectory, outsideIn } from './audit/outside.ts';
export {
  type ConsistencyProof,
  type InclusionProof,
  proveConsistency,
  proveEntry,
  type TrailLine,
  type TrailPage,
  trailPage,
} from './audit/read.ts';
export { type Sealed, TrailBroken } from './audit/seal.ts';
export { type Sealer, sealer } from './audit/sealer.ts';
export { type Against, type Finding, type Report, verifyTrail } from './audit/verify.ts';
