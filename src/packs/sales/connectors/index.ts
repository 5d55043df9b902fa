import type { Connector } from './connector.ts';
import { csv } from './csv.ts';
import { manual } from './manual.ts';
import { sandbox } from './sandbox.ts';
import { shopify } from './shopify.ts';

const connectors: ReadonlyMap<string, Connector> = new Map([shopify, sandbox, manual, csv].map((connector) => [connector.code, connector]));

/** The connector of a channel type; undefined when there is none yet. */
export const connectorOf = (code: string): Connector | undefined => connectors.get(code);
