import type { Pack } from '#kernel/pack';

/**
 * The packs a tenant needs: those without a feature, those whose feature it is entitled to, those it has already (nothing
 * is ever dropped, and what is there must be kept up to date), and whatever they use; each after the packs it uses.
 * Throws for an unknown name or a circle: both are defects of a manifest.
 */
export function packsFor(all: readonly Pack[], entitled: ReadonlySet<string>, present: ReadonlySet<string> = new Set()): Pack[] {
  const byName = new Map(all.map((pack) => [pack.name, pack]));
  const ordered: Pack[] = [];
  const visit = (pack: Pack, path: readonly string[]) => {
    if (ordered.includes(pack)) return;
    if (path.includes(pack.name)) throw new Error(`packs use each other in a circle: ${[...path, pack.name].join(' → ')}`);
    for (const name of pack.uses) {
      const used = byName.get(name);
      if (!used) throw new Error(`pack ${pack.name} uses ${name}, which does not exist`);
      visit(used, [...path, pack.name]);
    }
    ordered.push(pack);
  };
  for (const pack of all) if (!pack.feature || entitled.has(pack.feature) || present.has(pack.name)) visit(pack, []);
  return ordered;
}
