import { expect, test } from 'vitest';
import { type JsonValue, pythonJson } from './python-json.ts';

// Right-hand sides as printed by Python 3.11's json.dumps.
test.each<[string, JsonValue, string]>([
  ['quotes and backslashes', 'a"b\\c', String.raw`"a\"b\\c"`],
  ['control characters', '\b\t\n\u000b\f\r\u0000\u001f', String.raw`"\b\t\n\u000b\f\r\u0000\u001f"`],
  ['DEL and C1', '\u007f\u0080\u009f', String.raw`"\u007f\u0080\u009f"`],
  ['slashes', '</script>', '"</script>"'],
  ['accents in lower-case hex', 'ÀÉê', String.raw`"\u00c0\u00c9\u00ea"`],
  ['surrogate pairs', '😀', String.raw`"\ud83d\ude00"`],
  ['line separators', '\u2028\u2029\uffff', String.raw`"\u2028\u2029\uffff"`],
  ['keys beyond ASCII', { é: null }, String.raw`{"\u00e9": null}`],
  ['empty lists and objects', [[], {}], '[[], {}]'],
  ['booleans and null', [true, false, null], '[true, false, null]'],
])('writes %s as Python does', (_what, value, text) => {
  expect(pythonJson(value)).toBe(text);
});

test('puts blanks after separators, and none in the compact style', () => {
  const value = { b: 'x', a: ['y', 'z'] };
  expect(pythonJson(value)).toBe('{"b": "x", "a": ["y", "z"]}');
  expect(pythonJson(value, 'compact')).toBe('{"b":"x","a":["y","z"]}');
});

test('leaves out keys without a value', () => {
  expect(pythonJson({ a: 'x', b: undefined })).toBe('{"a": "x"}');
});
