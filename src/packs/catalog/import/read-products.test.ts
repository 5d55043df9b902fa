import { describe, expect, test } from 'vitest';
import { Problem } from '#kernel/errors';
import { readProducts } from './read-products.ts';

const problem = (text: string) => {
  try {
    readProducts(text, 'INR');
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, messages: error.errors.map((each) => each.message) };
    throw error;
  }
  throw new Error('was read');
};

describe('readProducts', () => {
  test('reads every column, whatever its order, case and quoting', () => {
    const { rows, errors, fields } = readProducts(
      [
        '\uFEFFName,SKU,cost_price,Currency,tax_rate,weight_grams,length,width,height,dimension_unit,images,attributes,is_active,description',
        '"Kurta, blue", K-1 ,400.50,usd,18,250,30,20,2.5,CM,https://a.example/1.jpg | https://a.example/2.jpg,"{""color"":""blue""}",no,"two',
        'lines"',
      ].join('\r\n'),
      'INR',
    );
    expect(errors).toEqual([]);
    expect(fields).toContain('dimensions');
    expect(rows).toEqual([
      {
        row: 2,
        product: {
          sku: 'K-1',
          name: 'Kurta, blue',
          description: 'two\r\nlines',
          cost_price: '400.50',
          currency: 'USD',
          tax_rate: '18',
          weight_grams: 250,
          dimensions: { length: 30, width: 20, height: 2.5, unit: 'cm' },
          images: ['https://a.example/1.jpg', 'https://a.example/2.jpg'],
          attributes: { color: 'blue' },
          is_active: false,
        },
      },
    ]);
  });

  test('names each wrong row and column, and keeps the right ones', () => {
    const { rows, errors, total } = readProducts(
      `sku,name,cost_price,currency,tax_rate,weight_grams,attributes,is_active
A,Good,1.00,,,,,
,No sku,1.00,,,,,
B,,-1,XXX,101,1.5,[],perhaps
a,Again,1.00,,,,,
C,Short,1.00
D,Free form,1e3,EUR,18.123,,{,
E,Fine,,JPY,100,0,,1
`,
      'INR',
    );
    expect(rows.map(({ row, product }) => [row, product.sku, product.currency])).toEqual([
      [2, 'A', 'INR'],
      [8, 'E', 'JPY'],
    ]);
    expect(total).toBe(7);
    expect(errors.map(({ row, column }) => `${row} ${column}`).sort()).toEqual(
      [
        '3 sku',
        '4 name',
        '4 cost_price',
        '4 currency',
        '4 tax_rate',
        '4 weight_grams',
        '4 attributes',
        '4 is_active',
        '5 sku',
        '6 null',
        '7 cost_price',
        '7 tax_rate',
        '7 attributes',
      ].sort(),
    );
    expect(errors.find((error) => error.row === 5)?.message).toBe('is in row 2 already');
  });

  test('refuses what is no table of products', () => {
    expect(problem('')).toMatchObject({ code: 'invalid_input' });
    expect(problem('sku,price,sku\nA,1,A').messages).toEqual([
      expect.stringContaining('"price" is unknown'),
      'column "sku" is there twice',
      'column "name" is missing',
    ]);
    expect(problem('sku,name\n"A,never closed').messages[0]).toMatch(/^is not CSV: /);
    expect(problem('sku,name,length\nA,B,1').messages).toEqual(['columns length, width, height, dimension_unit go together']);
    expect(problem(`sku,name\n${'A,B\n'.repeat(10_001)}`).code).toBe('body_too_large');
  });
});
