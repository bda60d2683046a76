import { describe, expect, it } from 'vitest';
import { cartLines, parseCart, withQuantity } from '../src/cart/cart.js';

describe('withQuantity', () => {
  it.each([
    [{}, 2, { 'MUG-RED': 2 }],
    [{ 'MUG-RED': 2 }, 0, {}],
    [{ 'MUG-RED': 2 }, -1, {}],
    [{ 'MUG-RED': 2 }, Number.NaN, {}],
    [{ 'MUG-RED': 2 }, 2.9, { 'MUG-RED': 2 }],
    [{ 'MUG-RED': 2 }, 21, { 'MUG-RED': 20 }],
    [{ 'JUG-MOSS': 1 }, 1, { 'JUG-MOSS': 1, 'MUG-RED': 1 }],
  ])('of %j with %d', (cart, quantity, expected) => {
    expect(withQuantity(cart, 'MUG-RED', quantity)).toEqual(expected);
  });
});

describe('cartLines', () => {
  it('prices each line and leaves out what is not sold any more', () => {
    const lines = cartLines({ 'MUG-RED': 3, 'MUG-PINK': 1 });
    expect(lines.map(({ product, totalCents }) => [product.sku, totalCents])).toEqual([['MUG-RED', 3750]]);
  });
});

describe('parseCart', () => {
  it.each([
    [null, {}],
    ['', {}],
    ['null', {}],
    ['[', {}],
    ['{"MUG-RED":2,"JUG-MOSS":"many","BOWL-SAND":-1}', { 'MUG-RED': 2 }],
  ])('reads %j', (text, expected) => {
    expect(parseCart(text)).toEqual(expected);
  });
});
