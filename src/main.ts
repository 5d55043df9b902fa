import { generate } from './cli/generate.ts';

const [verb, ...args] = process.argv.slice(2);
if (verb === 'generate') {
  const stale = await generate(args.includes('--check'));
  console.log(stale.length ? `${args.includes('--check') ? 'Stale' : 'Written'}: ${stale.join(', ')}` : 'generated/ is fresh.');
  process.exit(args.includes('--check') && stale.length ? 1 : 0);
}
if (verb === 'demo') {
  const { demoVerbs } = await import('./cli/demo.ts');
  const signIn = { tenant: 'demo', email: '', password: '' };
  await demoVerbs({ print: console.log, running: async () => undefined, signIn }).parseAsync(args, { from: 'user' });
}
