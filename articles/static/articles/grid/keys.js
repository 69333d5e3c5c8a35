/* Keys: of the table, and of the cell that is edited. */
import {change, takeBack} from "./acts.js";
import {isList, rows, width} from "./cells.js";
import {current, here, selectColumn, selected} from "./cursor.js";
import {edit, go, take} from "./editing.js";
import {fillDown} from "./blocks.js";
import {chooseNext, choosePrevious, isOpen} from "./options.js";
import {saveButton, words} from "./page.js";
import {save} from "./saving.js";
import {decideAll, decideOne} from "./suggestions.js";

const PAGE_OF_ROWS = 10;
const MOVES = {
    ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
    PageDown: [PAGE_OF_ROWS, 0], PageUp: [-PAGE_OF_ROWS, 0],
};
const COMMANDS = {z: takeBack, d: fillDown, s: save, a: selectColumn};
const DIGIT = /^(?:Digit|Numpad)([1-9])$/u;

export async function editingKey(event) {
    const step = event.shiftKey ? -1 : 1;
    if (event.key === "Enter" || event.key === "Tab") {
        event.preventDefault();
        const {r, c} = here;
        if (await take()) {
            go(...(event.key === "Enter" ? [r + step, c] : [r, c + step]));
        }
    } else if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        go(here.r, here.c);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && isOpen()) {
        event.preventDefault();
        (event.key === "ArrowDown" ? chooseNext : choosePrevious)();
    }
}

/* True where it was a key of the table */
export function walkingKey(event) {
    const isControl = event.ctrlKey || event.metaKey;
    if (isControl && event.key.toLowerCase() in COMMANDS) {
        COMMANDS[event.key.toLowerCase()]();
        return true;
    }
    return movingKey(event, isControl) || (isList(current()) && !isControl && suggestionKey(event)) || cellKey(event);
}

function movingKey(event, isControl) {
    const {key, shiftKey} = event;
    if (key in MOVES && !event.altKey) {
        go(here.r + MOVES[key][0], here.c + MOVES[key][1], {isExtending: shiftKey});
    } else if (key === "Tab") {
        const next = here.r * width + here.c + (shiftKey ? -1 : 1);
        if (next < 0 || next >= rows.length * width) {
            return false;
        }
        go(Math.floor(next / width), next % width);
    } else if (key === "Enter" && !isControl) {
        go(here.r + (shiftKey ? -1 : 1), here.c);
    } else if (key === "Home") {
        go(isControl ? 0 : here.r, 0);
    } else if (key === "End") {
        go(isControl ? rows.length - 1 : here.r, width - 1);
    } else {
        return false;
    }
    return true;
}

/* By the place of the key on the keyboard: with Shift a digit gives another sign on each layout. */
function suggestionKey(event) {
    const digit = DIGIT.exec(event.code)?.[1];
    if (digit && !event.altKey) {
        decideOne(Number(digit), {isTaken: !event.shiftKey});
    } else if (event.key === " " || event.key === "0") {
        decideAll({isTaken: event.key === " "});
    } else {
        return false;
    }
    return true;
}

function cellKey(event) {
    if (event.key === "F2") {
        edit(current().text);
    } else if (event.key === "Escape") {
        saveButton.focus();
    } else if (event.key === "Delete" || event.key === "Backspace") {
        change(selected().map((cell) => [cell, ""]), words.cleared);
    } else {
        return false;
    }
    return true;
}
