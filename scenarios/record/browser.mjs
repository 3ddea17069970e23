// Stands for the person's browser, in a world that lies behind a proxy: the emulator answers on its own port as well.
const page = new URL(process.argv[2]);
process.argv[2] = new URL(page.pathname + page.search, process.env.RECORD_EMULATOR).href;
await import('../demo/approve.mjs');
