/* The cells: what each was opened with, what it says, and what the machine suggests in it. */
import {bare, isRejected, namesIn} from "./names.js";
import {EDITOR, body, choices, filled, made, words} from "./page.js";
import {isOfNames, remember, whyUnusable} from "./vocabulary.js";

const NUMBERED = 9; // suggestions that a key takes

export const isList = (cell) => isOfNames(cell.column);
export const rows = [...body.rows].map((tr, number) => {
    const row = {tr, number, key: tr.dataset.key, stamp: tr.querySelector("[name^=stamp-]").value};
    row.cells = [...tr.querySelectorAll("td")].map((td) => cellOf(row, td));
    return row;
});
export const width = rows[0].cells.length;
export const at = (r, c) => rows[r].cells[c];
export const cellAround = (td) => rows[td.parentNode.sectionRowIndex].cells.find((cell) => cell.td === td);
export const isChanged = (cell) => cell.text !== cell.opened;
export const changedCells = () => rows.flatMap((row) => row.cells.filter(isChanged));

function cellOf(row, td) {
    const input = td.querySelector("input");
    const text = input ? input.defaultValue : td.textContent.trim();
    const suggestions = [...td.querySelectorAll(".tg")].map((each) => [each.textContent, each.title]);
    const placeholder = input?.placeholder ?? "";
    const cell = {td, row, column: td.dataset.c, text, opened: text, suggestions, offered: suggestions, placeholder};
    cell.isReadOnly = !input;
    if (isList(cell)) {
        remember(cell.column, [...namesIn(text), ...suggestions.map(([name]) => name)]);
    }
    return cell;
}

/* The editor stays where it is: taken out, it would lose the focus. */
export function paint(cell) {
    [...cell.td.childNodes].filter((node) => node.id !== EDITOR).forEach((node) => node.remove());
    if (isList(cell)) {
        const names = namesIn(cell.text);
        const decided = names.map(bare);
        cell.suggestions = cell.offered.filter(([name]) => !decided.includes(name));
        cell.td.prepend(...names.map(nameTag), ...cell.suggestions.map(suggestionTag));
    } else {
        cell.td.prepend(cell.text || made("span", {className: "faint"}, cell.placeholder));
    }
    cell.td.classList.toggle("chg", isChanged(cell));
    if (cell.column === "headline") {
        cell.td.title = cell.text || cell.placeholder;
    }
}

function nameTag(name) {
    const isOut = isRejected(name);
    return made(isOut ? "del" : "span", {className: "tg", title: isOut ? words.rejectedTag : ""}, bare(name));
}

function suggestionTag([name, detail], i) {
    const number = i < NUMBERED ? [made("b", {}, String(i + 1))] : [];
    return made("span", {className: "tg s", title: detail}, ...number, name);
}

/* Why a cell cannot say this; empty where it can */
export function whyNot(cell, text) {
    if (cell.isReadOnly) {
        return words.readOnly;
    }
    if (cell.column in choices && text && !choices[cell.column].includes(text)) {
        return filled(words.noChoice, {text});
    }
    if (isList(cell)) {
        return whyUnusable(cell.column, text);
    }
    return cell.column === "headline" && !text && cell.opened ? words.noHeadline : "";
}
