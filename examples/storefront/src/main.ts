import { createApp } from 'vue';
import { createWebHistory } from 'vue-router';
import App from './App.vue';
import { createShopRouter } from './router.js';
import './style.css';

createApp(App)
  .use(createShopRouter(createWebHistory(import.meta.env.BASE_URL)))
  .mount('#app');
