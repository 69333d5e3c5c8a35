/* Suggested tags and places: taken or rejected by a key, one of the current cell or all of those selected. */
import {change} from "./acts.js";
import {isList} from "./cells.js";
import {current, here, selected} from "./cursor.js";
import {go} from "./editing.js";
import {namesIn, rejected, written} from "./names.js";
import {words} from "./page.js";

const withNames = (cell, names) => written([...namesIn(cell.text), ...names]);
const signed = (suggestions, isTaken) => suggestions.map(([name]) => (isTaken ? name : rejected(name)));

async function decide(wanted, isTaken) {
    if (wanted.length) {
        await change(wanted, isTaken ? words.taken : words.rejected);
        go(here.r, here.c, {isExtending: true});
    }
}

export async function decideOne(number, {isTaken}) {
    const cell = current();
    const names = signed(cell.suggestions.slice(number - 1, number), isTaken);
    await decide(names.length ? [[cell, withNames(cell, names)]] : [], isTaken);
}

export async function decideAll({isTaken}) {
    const cells = selected().filter((cell) => isList(cell) && cell.suggestions.length);
    await decide(cells.map((cell) => [cell, withNames(cell, signed(cell.suggestions, isTaken))]), isTaken);
}
