import { findProduct, type Product } from '../catalog/products.js';

/** Pieces by product number. */
export type Cart = Readonly<Record<string, number>>;

export interface CartLine {
  readonly product: Product;
  readonly quantity: number;
  readonly totalCents: number;
}

const MOST_PIECES = 20;

/** The cart with that many pieces of a product: none takes it out, and nobody gets more than twenty. */
export function withQuantity(cart: Cart, sku: string, quantity: number): Cart {
  const others = Object.fromEntries(Object.entries(cart).filter(([other]) => other !== sku));
  const pieces = Math.min(MOST_PIECES, Math.floor(quantity));
  return pieces >= 1 ? { ...others, [sku]: pieces } : others;
}

/** What is in the cart and still sold. */
export function cartLines(cart: Cart): CartLine[] {
  return Object.entries(cart).flatMap(([sku, quantity]) => {
    const product = findProduct(sku);
    return product === undefined ? [] : [{ product, quantity, totalCents: product.priceCents * quantity }];
  });
}

/** The cart that was stored, or an empty one where the text is none. */
export function parseCart(text: string | null): Cart {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    const entries = Object.entries(value).filter(([, quantity]) => Number.isInteger(quantity) && quantity >= 1);
    return Object.fromEntries(entries) as Cart;
  } catch {
    return {};
  }
}
