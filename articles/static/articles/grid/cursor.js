/* Walking. The editor always stands in the current cell, unseen, so that an input method begins in it. */
import {at, rows, width} from "./cells.js";
import {EDITOR, body, filled, headings, made, words} from "./page.js";

export const editor = made("input", {id: EDITOR, type: "text", autocomplete: "off", spellcheck: false});
editor.setAttribute("role", "combobox");
editor.setAttribute("aria-autocomplete", "list");
editor.setAttribute("aria-controls", "grid-options");
editor.setAttribute("aria-expanded", "false");

export let here = {r: 0, c: 0};
let from = here;

export const current = () => at(here.r, here.c);

/* The rectangle between where one is and where one began to select */
export const area = () => ({
    top: Math.min(here.r, from.r),
    bottom: Math.max(here.r, from.r),
    left: Math.min(here.c, from.c),
    right: Math.max(here.c, from.c),
});

export function selected() {
    const {top, bottom, left, right} = area();
    return rows.slice(top, bottom + 1).flatMap((row) => row.cells.slice(left, right + 1));
}

export function goTo(r, c, {isExtending = false, isFocused = true} = {}) {
    here = {r: Math.max(0, Math.min(rows.length - 1, r)), c: Math.max(0, Math.min(width - 1, c))};
    from = isExtending ? from : here;
    mark(selected());
    const cell = current();
    cell.td.classList.add("cur");
    cell.td.append(editor);
    editor.setAttribute("aria-label", filled(words.cell, spoken(cell)));
    if (isFocused) {
        editor.focus({preventScroll: true});
        cell.td.scrollIntoView({block: "nearest", inline: "nearest"});
    }
}

export function selectColumn() {
    from = {r: 0, c: here.c};
    goTo(rows.length - 1, here.c, {isExtending: true});
}

function mark(cells) {
    body.querySelectorAll(".cur, .in").forEach((td) => td.classList.remove("cur", "in"));
    body.querySelectorAll("[aria-selected]").forEach((td) => td.removeAttribute("aria-selected"));
    cells.forEach((cell) => {
        cell.td.setAttribute("aria-selected", "true");
        cell.td.classList.toggle("in", cells.length > 1);
    });
}

function spoken(cell) {
    const suggested = cell.suggestions.map(([name]) => name).join("、");
    const text = cell.text || words.empty;
    const whole = suggested ? filled(words.cellSuggested, {text, names: suggested}) : text;
    return {column: headings[cell.column], row: here.r + 1, text: whole};
}
