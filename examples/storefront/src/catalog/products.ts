export type Shape = 'mug' | 'bowl' | 'plate' | 'jug';

export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly shape: Shape;
  /** The glaze as a CSS colour. */
  readonly glaze: string;
  readonly priceCents: number;
  readonly text: string;
}

/** All that the shop sells. */
export const products: readonly Product[] = [
  {
    sku: 'MUG-RED',
    name: 'Mug, iron red',
    shape: 'mug',
    glaze: '#a8432f',
    priceCents: 1250,
    text: 'Holds 300 ml. The handle takes three fingers.',
  },
  {
    sku: 'MUG-SEA',
    name: 'Mug, sea green',
    shape: 'mug',
    glaze: '#2f7f73',
    priceCents: 1250,
    text: 'Holds 300 ml. No two glazes run alike.',
  },
  {
    sku: 'BOWL-SAND',
    name: 'Bowl, sand',
    shape: 'bowl',
    glaze: '#c9a26b',
    priceCents: 1890,
    text: 'Deep enough for soup, wide enough for salad.',
  },
  {
    sku: 'BOWL-NIGHT',
    name: 'Bowl, night blue',
    shape: 'bowl',
    glaze: '#2c3f66',
    priceCents: 1990,
    text: 'A dark glaze with a rim of bare clay.',
  },
  {
    sku: 'PLATE-CHALK',
    name: 'Plate, chalk',
    shape: 'plate',
    glaze: '#d9d4c7',
    priceCents: 2150,
    text: '26 cm across. Stacks without a sound.',
  },
  {
    sku: 'JUG-MOSS',
    name: 'Jug, moss',
    shape: 'jug',
    glaze: '#5f7a3c',
    priceCents: 3400,
    text: 'One litre. Pours without a drop on the cloth.',
  },
];

/** The product with that number, or `undefined`. */
export function findProduct(sku: string): Product | undefined {
  return products.find((product) => product.sku === sku);
}

const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });

/** Cents as a price: `€12.50`. */
export function formatPrice(cents: number): string {
  return euros.format(cents / 100);
}
