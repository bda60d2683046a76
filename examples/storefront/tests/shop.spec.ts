import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryHistory } from 'vue-router';
import App from '../src/App.vue';
import { useCart } from '../src/cart/use-cart.js';
import { products } from '../src/catalog/products.js';
import { createShopRouter } from '../src/router.js';

async function visit(path: string) {
  const router = createShopRouter(createMemoryHistory());
  await router.push(path);
  const page = mount(App, { global: { plugins: [router] } });
  await flushPromises();
  return { page, router };
}

beforeEach(() => {
  const { lines, set } = useCart();
  for (const { product } of lines.value) set(product.sku, 0);
});

describe('the shop', () => {
  it('lists what it sells', async () => {
    const { page } = await visit('/');
    expect(page.findAll('h2').map((heading) => heading.text())).toEqual(products.map(({ name }) => name));
  });

  it('puts a piece into the cart and counts it', async () => {
    const { page, router } = await visit('/products/MUG-RED');
    await page.get('main button').trigger('click');
    expect(page.get('a[href="/cart"]').attributes('aria-label')).toBe('Cart, 1 piece');
    await router.push('/cart');
    await flushPromises();
    expect(page.get('tfoot').text()).toContain('€12.50');
  });

  it('changes and empties the cart', async () => {
    useCart().set('JUG-MOSS', 1);
    const { page } = await visit('/cart');
    await page.get('input').setValue(2);
    expect(page.get('tfoot').text()).toContain('€68.00');
    await page.get('input').setValue(0);
    expect(page.get('main').text()).toContain('It is empty.');
  });

  it.each([
    ['/products/MUG-PINK', 'No such piece'],
    ['/nowhere/at/all', 'Page not found'],
    ['/delivery', 'Delivery'],
  ])('answers %s with a page of its own', async (path, heading) => {
    const { page } = await visit(path);
    expect(page.get('h1').text()).toBe(heading);
  });

  it('names the page in the title and has one main heading', async () => {
    const { page } = await visit('/cart');
    expect(document.title).toBe('Cart · Kiln & Table');
    expect(page.findAll('h1')).toHaveLength(1);
  });
});
