// Prints every cell SheetJS sees in a workbook, as JSON: sheet → address → text or number.
const fs = require("fs");
const xlsx = require("xlsx");
const book = xlsx.read(fs.readFileSync(process.argv[2]));
const cells = {};
for (const name of book.SheetNames) {
  const seen = {};
  for (const [at, cell] of Object.entries(book.Sheets[name])) {
    if (!at.startsWith("!") && cell.v !== undefined && cell.v !== "") seen[at] = cell.v;
  }
  cells[name] = seen;
}
process.stdout.write(JSON.stringify(cells));
