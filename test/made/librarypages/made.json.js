process.stdout.write(JSON.stringify({made: "by Node"}));
