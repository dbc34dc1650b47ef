const typed: string = "by TypeScript";
process.stdout.write(JSON.stringify({typed}));
