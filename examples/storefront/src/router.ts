import { createRouter, type Router, type RouterHistory } from 'vue-router';
import HomeView from './views/HomeView.vue';

/** The shop's pages. Each but the first is a chunk of its own, loaded when somebody goes there. */
export function createShopRouter(history: RouterHistory): Router {
  const router = createRouter({
    history,
    routes: [
      { path: '/', name: 'home', component: HomeView, meta: { title: 'Stoneware' } },
      {
        path: '/products/:sku',
        name: 'product',
        component: () => import('./views/ProductView.vue'),
        props: true,
        meta: { title: 'Product' },
      },
      { path: '/cart', name: 'cart', component: () => import('./views/CartView.vue'), meta: { title: 'Cart' } },
      {
        path: '/delivery',
        name: 'delivery',
        component: () => import('./views/DeliveryView.vue'),
        meta: { title: 'Delivery' },
      },
      {
        path: '/:path(.*)*',
        name: 'not-found',
        component: () => import('./views/NotFoundView.vue'),
        meta: { title: 'Page not found' },
      },
    ],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.afterEach(({ meta }) => {
    document.title = `${String(meta['title'])} · Kiln & Table`;
  });
  return router;
}
