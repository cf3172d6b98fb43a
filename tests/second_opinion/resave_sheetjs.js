// Opens a workbook in SheetJS and saves it: node resave_sheetjs.js FROM TO.
const xlsx = require("xlsx");
const [from, to] = process.argv.slice(2);
xlsx.writeFile(xlsx.readFile(from, { cellFormula: true, cellNF: true, cellStyles: true }), to, { compression: true });
