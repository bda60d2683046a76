import { computed, ref, watch } from 'vue';
import { cartLines, parseCart, withQuantity } from './cart.js';

const KEY = 'cart';

const cart = ref(parseCart(localStorage.getItem(KEY)));
watch(cart, (value) => {
  localStorage.setItem(KEY, JSON.stringify(value));
});

/** The visitor's cart, which outlives the tab. */
export function useCart() {
  const lines = computed(() => cartLines(cart.value));
  return {
    lines,
    pieces: computed(() => lines.value.reduce((sum, { quantity }) => sum + quantity, 0)),
    totalCents: computed(() => lines.value.reduce((sum, { totalCents }) => sum + totalCents, 0)),
    add: (sku: string): void => {
      cart.value = withQuantity(cart.value, sku, (cart.value[sku] ?? 0) + 1);
    },
    set: (sku: string, quantity: number): void => {
      cart.value = withQuantity(cart.value, sku, quantity);
    },
  };
}
