import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Where the site is below its host: `/` in production, `/pr-7/` in a preview.
  base: process.env['BASE_PATH'] || '/',
  plugins: [vue()],
  build: {
    // Tells the publisher which names change with their content.
    manifest: true,
  },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.spec.ts'],
  },
});
