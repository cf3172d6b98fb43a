// Opens a workbook in ExcelJS and saves it: node resave_exceljs.js FROM TO.
// ExcelJS 4.4.0 fails on openpyxl's addresses from the root of the file, and on its notes in a folder of their own: the
// addresses are made relative first, and the notes are taken out. It also fails on a table without a style, as
// LibreOffice writes them.
const { readFile } = require("fs/promises");
const { Workbook } = require("exceljs");
const JSZip = require("jszip");

async function asExcelWouldWriteIt(path) {
    const zip = await JSZip.loadAsync(await readFile(path));
    for (const part of Object.keys(zip.files).filter((name) => /worksheets\/_rels\/.*\.rels$/.test(name))) {
        const text = await zip.file(part).async("string");
        const silent = text.replace(/<Relationship [^>]*\/(comments|vmlDrawing)"[^>]*>/g, "");
        zip.file(part, silent.replaceAll('Target="/xl/', 'Target="../'));
    }
    return zip.generateAsync({ type: "nodebuffer" });
}

async function resave(from, to) {
    const book = new Workbook();
    await book.xlsx.load(await asExcelWouldWriteIt(from));
    for (const { table } of book.worksheets.flatMap((sheet) => Object.values(sheet.tables))) {
        table.style ??= {};
    }
    await book.xlsx.writeFile(to);
}

resave(...process.argv.slice(2)).catch((trouble) => {
    console.error(trouble);
    process.exit(1);
});
