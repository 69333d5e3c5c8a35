/* Saving: the cells that were changed are sent, and each row says what became of it. */
import {allDone, forgetActs} from "./acts.js";
import {changedCells, isChanged, paint} from "./cells.js";
import {here} from "./cursor.js";
import {go, isEditing, take} from "./editing.js";
import {form, made, postData, saveButton, words} from "./page.js";
import {tell} from "./telling.js";
import {LoggedOut, send} from "../sending.js";

export async function save() {
    if (isEditing && !await take()) {
        return;
    }
    await allDone();
    const cells = changedCells();
    if (!cells.length) {
        tell(words.clean);
        return;
    }
    const touched = [...new Set(cells.map((cell) => cell.row))];
    saveButton.disabled = true;
    const answer = await sent(touched, cells).catch((error) => {
        tell("", [error instanceof LoggedOut ? words.loggedOut : words.failed]); // what was typed stays
    });
    saveButton.disabled = false;
    if (!answer) {
        return;
    }
    touched.forEach((row) => settle(row, answer.saved[row.key], answer.said[row.key]));
    forgetActs();
    const head = answer.text ? made("span", {}) : "";
    if (head) {
        head.innerHTML = answer.text; // the server's own message, with its button
    }
    tell(head, touched.filter((row) => answer.said[row.key]).map((row) => answer.said[row.key].text));
    go(here.r, here.c);
}

async function sent(touched, cells) {
    const data = postData();
    touched.forEach((row) => {
        data.append("row", row.key);
        data.set(`stamp-${row.key}`, row.stamp);
    });
    cells.forEach((cell) => data.set(`${cell.column}-${cell.row.key}`, cell.text));
    const response = await send(form.action, data);
    if (!response.ok) {
        throw new Error(response.statusText);
    }
    return response.json();
}

/* After a save a row says what its story says; of one that was refused, all but what was typed into it */
function settle(row, saved, refused) {
    const now = saved ?? refused?.row;
    row.tr.classList.toggle("saved", Boolean(saved));
    row.tr.classList.toggle("refused", Boolean(refused));
    row.cells.filter((cell) => !cell.isReadOnly).forEach((cell) => {
        if (now) {
            cell.text = saved || !isChanged(cell) ? now.texts[cell.column] : cell.text;
            cell.opened = now.texts[cell.column];
            cell.offered = now.suggestions[cell.column] ?? [];
        }
        paint(cell);
        cell.td.classList.toggle("bad", Boolean(refused?.errors[cell.column]));
    });
    row.stamp = now?.stamp ?? row.stamp;
}
