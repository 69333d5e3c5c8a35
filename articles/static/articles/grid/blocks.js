/* Blocks of cells: paste and copy, as WPS and Excel write them, and filling down. */
import {change} from "./acts.js";
import {at, rows, width} from "./cells.js";
import {area, selected} from "./cursor.js";
import {go} from "./editing.js";
import {filled, words} from "./page.js";
import {tell} from "./telling.js";

const MOST_ROWS = 500;

/* Tabs and lines; quoted cells keep their line breaks, and the last line break is no row. */
function parseBlock(text) {
    const lines = [[]];
    let cell = "";
    let isQuoted = false;
    const source = text.replace(/\r\n?/gu, "\n").replace(/\n$/u, "");
    for (let i = 0; i < source.length; i += 1) {
        const sign = source[i];
        if (isQuoted && sign === '"' && source[i + 1] === '"') {
            cell += '"';
            i += 1;
        } else if (isQuoted && sign === '"') {
            isQuoted = false;
        } else if (isQuoted) {
            cell += sign;
        } else if (sign === '"' && cell === "") {
            isQuoted = true;
        } else if (sign === "\t") {
            lines.at(-1).push(cell);
            cell = "";
        } else if (sign === "\n") {
            lines.at(-1).push(cell);
            cell = "";
            lines.push([]);
        } else {
            cell += sign;
        }
    }
    lines.at(-1).push(cell);
    return lines;
}

const quoted = (text) => (/["\t\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/* One cell comes into all that are selected. */
export async function paste(text) {
    const block = parseBlock(text);
    if (block.length > MOST_ROWS) {
        tell("", [filled(words.tooMany, {most: MOST_ROWS, rows: block.length})]);
    } else if (block.length === 1 && block[0].length === 1) {
        await change(selected().map((cell) => [cell, block[0][0]]), words.pasted);
    } else {
        await pasteBlock(block);
    }
}

async function pasteBlock(block) {
    const {top, left} = area();
    const wide = Math.max(...block.map((line) => line.length));
    const more = [];
    if (top + block.length > rows.length) {
        more.push(filled(words.noRoom, {rows: top + block.length - rows.length}));
    }
    if (left + wide > width) {
        more.push(filled(words.noColumns, {columns: left + wide - width}));
    }
    const wanted = block.slice(0, rows.length - top).flatMap((line, i) =>
        line.slice(0, width - left).map((text, j) => [at(top + i, left + j), text]));
    await change(wanted, words.pasted, more);
    go(top, left);
    go(top + block.length - 1, left + wide - 1, {isExtending: true});
}

export function copied() {
    const lines = new Map();
    selected().forEach((cell) => lines.set(cell.row, [...(lines.get(cell.row) ?? []), quoted(cell.text)]));
    return [...lines.values()].map((line) => line.join("\t")).join("\n");
}

/* The first row that is selected, into those below it; the row above, where one row is selected. */
export async function fillDown() {
    const {top, bottom, left, right} = area();
    const source = top === bottom ? top - 1 : top;
    if (source >= 0) {
        const wanted = rows.slice(source + 1, bottom + 1).flatMap((row) =>
            row.cells.slice(left, right + 1).map((cell, i) => [cell, at(source, left + i).text]));
        await change(wanted, words.filled);
    }
}
