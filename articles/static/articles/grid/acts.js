/* Acts: what is written into cells at once, and is taken back at once. */
import {changedCells, isList, paint, whyNot} from "./cells.js";
import {namesIn, written} from "./names.js";
import {filled, words} from "./page.js";
import {refusal, tell, tellState} from "./telling.js";
import {learn} from "./vocabulary.js";

const undoable = [];
let lastAct = Promise.resolve(true);

/* `wanted` are pairs of a cell and its text; what cannot be is named. Acts follow each other: false where one refused. */
export function change(wanted, act, more = []) {
    lastAct = lastAct.then(() => changeNow(wanted, act, more));
    return lastAct;
}
export const allDone = () => lastAct;

async function changeNow(wanted, act, more) {
    for (const column of new Set(wanted.map(([cell]) => cell).filter(isList).map((cell) => cell.column))) {
        await learn(column, wanted.filter(([cell]) => cell.column === column).map(([, text]) => text));
    }
    const before = [];
    const refusals = [...more];
    for (const [cell, typed] of wanted) {
        const text = isList(cell) ? written(namesIn(typed)) : typed.replace(/\s*\n\s*/gu, " ").trim();
        const reason = text === cell.text ? "" : whyNot(cell, text);
        if (reason) {
            refusals.push(refusal(cell, reason));
        } else if (text !== cell.text) {
            before.push([cell, cell.text]);
            write(cell, text);
        }
    }
    if (before.length) {
        undoable.push([act, before]);
    }
    const isWorthTelling = before.length > 1 || (refusals.length && before.length);
    tell(isWorthTelling ? filled(words.cells, {act, number: before.length}) : "", refusals);
    tellState(undoable.length > 0);
    return refusals.length === 0;
}

function write(cell, text) {
    cell.text = text;
    cell.td.classList.remove("bad");
    cell.row.tr.classList.remove("saved");
    paint(cell);
}

export function takeBack() {
    const last = undoable.pop();
    if (last) {
        const [act, before] = last;
        before.forEach(([cell, text]) => write(cell, text));
        tell(filled(words.back, {act, number: before.length}));
        tellState(undoable.length > 0);
    }
}

/* All cells say again what they were opened with. */
export function drop() {
    const cells = changedCells();
    if (cells.length) {
        undoable.push([words.dropped, cells.map((cell) => [cell, cell.text])]);
        cells.forEach((cell) => write(cell, cell.opened));
        tell(filled(words.cells, {act: words.dropped, number: cells.length}));
        tellState(true);
    }
}

/* What is saved is taken back by the server. */
export function forgetActs() {
    undoable.length = 0;
    tellState(false);
}
