/* What is said below the table: what was done, what was refused, how much is not saved. */
import {changedCells} from "./cells.js";
import {dropButton, filled, headings, made, saveButton, undoButton, words} from "./page.js";

const MOST_TOLD = 5;
const said = document.getElementById("grid-said");
const state = document.getElementById("grid-state");

export const refusal = (cell, reason) =>
    filled(words.refused, {row: cell.row.number + 1, column: headings[cell.column], reason});

export function tell(head, refusals = []) {
    const texts = refusals.slice(0, MOST_TOLD);
    if (refusals.length > MOST_TOLD) {
        texts.push(filled(words.left, {number: refusals.length - MOST_TOLD}));
    }
    const lines = texts.map((text) => made("p", {className: "note bad"}, made("span", {}, text)));
    said.replaceChildren(...(head ? [made("p", {className: "note good"}, head)] : []), ...lines);
}

export function tellState(mayTakeBack) {
    const cells = changedCells();
    const facts = {cells: cells.length, rows: new Set(cells.map((cell) => cell.row)).size};
    state.textContent = cells.length ? filled(words.dirty, facts) : words.clean;
    saveButton.textContent = cells.length ? filled(words.saveRows, facts) : words.save;
    undoButton.setAttribute("aria-disabled", !mayTakeBack);
    dropButton.setAttribute("aria-disabled", cells.length === 0);
}
