import { generate } from './cli/generate.ts';

const [verb, ...args] = process.argv.slice(2);
if (verb === 'generate') {
  const stale = await generate(args.includes('--check'));
  console.log(stale.length ? `${args.includes('--check') ? 'Stale' : 'Written'}: ${stale.join(', ')}` : 'generated/ is fresh.');
  process.exit(args.includes('--check') && stale.length ? 1 : 0);
}
