import { describe, expect, it } from 'vitest';
import { findProduct, formatPrice, products } from '../src/catalog/products.js';

describe('the catalogue', () => {
  it('has every number once, and a price for each', () => {
    expect(new Set(products.map(({ sku }) => sku)).size).toBe(products.length);
    expect(products.filter(({ priceCents }) => !(priceCents > 0))).toEqual([]);
  });

  it('finds a product by its number', () => {
    expect(findProduct('MUG-RED')?.name).toBe('Mug, iron red');
    expect(findProduct('mug-red')).toBeUndefined();
  });

  it('writes prices in euros', () => {
    expect([0, 5, 1250, 123_456].map(formatPrice)).toEqual(['€0.00', '€0.05', '€12.50', '€1,234.56']);
  });
});
