import { describe, expect, it } from 'vitest';
import { extensionOf, fileName } from './file-name.ts';
import { knownTypes, textType, typeOf } from './file-type.ts';

const codeOf = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a file name', () => {
  it.each([
    ['invoice.pdf', 'invoice.pdf'],
    ['  रसीद मार्च.pdf ', 'रसीद मार्च.pdf'],
    ['.htaccess', '.htaccess'],
    ['a..b.txt', 'a..b.txt'],
    ['Cafe\u0301.txt', 'Caf\u00e9.txt'],
    ['🧾.png', '🧾.png'],
    ['x'.repeat(255), 'x'.repeat(255)],
  ])('%j is fine', (given, name) => {
    expect(fileName(given)).toBe(name);
  });

  it.each([
    null,
    '',
    '   ',
    '.',
    '..',
    '../etc/passwd',
    '/etc/passwd',
    'C:\\fakepath\\x.pdf',
    'a\0b.pdf',
    'a\nb.pdf',
    'a\x1b[31m.pdf',
    'a\u0085.pdf',
    'invoice\u202efdp.exe',
    'a\u2066b\u2069.pdf',
    'a\u200bb.pdf',
    'a\u2028b.pdf',
    '\ufeffa.pdf',
    '\ud800.pdf',
    'x'.repeat(256),
  ])('%j is refused', (given) => {
    expect(codeOf(() => fileName(given))).toBe('invalid_file_name');
  });

  it.each([
    ['a.PDF', 'pdf'],
    ['a.tar.gz', 'gz'],
    ['a', ''],
    ['.profile', ''],
    ['a.', ''],
  ])('%j ends in %j', (name, ending) => {
    expect(extensionOf(name)).toBe(ending);
  });
});

describe('the type of text', () => {
  it.each([
    ['name,price\nMug,10\n', 'text/plain'],
    ['{"a": "<b>"}', 'text/plain'],
    ['a < b and b > c', 'text/plain'],
    ['Mug,"<p>Blue <b>and</b> big</p>",10', 'text/plain'],
    ['<!DOCTYPE html><p>', 'text/html'],
    [' \n\ufeff<HTML>', 'text/html'],
    ['hello <script>alert(1)</script>', 'text/html'],
    ['<!-- --><p onclick=x>', 'text/html'],
    ['<svg onload=alert(1)>', 'image/svg+xml'],
    ['<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="">', 'image/svg+xml'],
    ['<?xml version="1.0"?><a/>', 'application/xml'],
    ['#!/bin/sh\nrm -rf /', 'text/x-script'],
  ])('%j is %s', (text, type) => {
    expect(textType(text)).toBe(type);
  });
});

describe('what a file is taken as', () => {
  const all = Object.keys(knownTypes);

  it.each([
    ['application/pdf', 'a.pdf', 'application/pdf'],
    ['application/pdf', 'a', 'application/pdf'],
    ['image/jpeg', 'a.JPEG', 'image/jpeg'],
    ['text/plain', 'a.csv', 'text/csv'],
    ['text/plain', 'a.json', 'application/json'],
    ['text/plain', 'README', 'text/plain'],
    ['application/pdf', 'a.pdf.exe', 'file_type_mismatch'],
    ['application/pdf', 'a.png', 'file_type_mismatch'],
    ['text/plain', 'a.html', 'file_type_mismatch'],
    ['application/x-msdownload', 'a.pdf', 'file_type_not_allowed'],
    [null, 'a.pdf', 'file_type_not_allowed'],
    // No member of every object is a type.
    ['constructor', 'a', 'file_type_not_allowed'],
  ])('%s called %j: %s', (detected, name, expected) => {
    expect(codeOf(() => typeOf(detected, name, all))).toBe(expected);
  });

  it('is what the business allows, and what was announced', () => {
    expect(codeOf(() => typeOf('image/svg+xml', 'a.svg', ['image/png']))).toBe('file_type_not_allowed');
    expect(codeOf(() => typeOf('image/png', 'a.png', ['image/png'], 'image/jpeg'))).toBe('file_type_mismatch');
    expect(typeOf('image/png', 'a.png', ['image/png'], 'image/png')).toBe('image/png');
  });
});
