// A peer: SheetJS. Reads every sheet of every workbook, sums what is realised per centre and month, writes a workbook.
const XLSX = require("xlsx");
const [target, ...files] = process.argv.slice(2);

function run(files) {
  const sums = new Map();
  for (const file of files) {
    const book = XLSX.readFile(file, { dense: true });
    const sheets = book.SheetNames.map((name) => XLSX.utils.sheet_to_json(book.Sheets[name], { header: 1 }));
    for (const [benefit, month, amount] of sheets[book.SheetNames.indexOf("Opfølgning")]) {
      if (typeof benefit === "string" && benefit.includes("-B") && typeof month === "number") {
        const key = `${benefit.split("-")[0]} ${month}`;
        sums.set(key, (sums.get(key) ?? 0) + amount);
      }
    }
  }
  const rows = [...sums].map(([key, sum]) => [key.split(" ")[0], Number(key.split(" ")[1]), sum]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows));
  XLSX.writeFile(book, target);
}

run(files.slice(0, 1));
const [began, worked] = [process.hrtime.bigint(), process.cpuUsage()];
run(files);
const { user, system } = process.cpuUsage(worked);
console.log(Number(process.hrtime.bigint() - began) / 1e9, (user + system) / 1e6);
