/* 快速标引: the form of rows becomes a table that is walked by keys. Nothing is sent before it is saved; a row that
   somebody else changed meanwhile is told, follows that change where it was not touched, and can be saved again. */
import {drop, takeBack} from "./grid/acts.js";
import {copied, paste} from "./grid/blocks.js";
import {cellAround, changedCells, paint, rows} from "./grid/cells.js";
import {current, editor, here} from "./grid/cursor.js";
import {edit, go, isEditing, offer, take} from "./grid/editing.js";
import {editingKey, walkingKey} from "./grid/keys.js";
import {body, dropButton, form, table, undoButton} from "./grid/page.js";
import {save} from "./grid/saving.js";
import {tellState} from "./grid/telling.js";

table.setAttribute("role", "grid");
table.setAttribute("aria-multiselectable", "true");
table.setAttribute("aria-describedby", "grid-hint");
table.classList.add("live");
rows.flatMap((row) => row.cells).forEach((cell) => {
    cell.td.setAttribute("role", "gridcell");
    cell.td.setAttribute("aria-readonly", cell.isReadOnly);
    paint(cell);
});
[undoButton, dropButton, document.getElementById("grid-hint")].forEach((each) => {
    each.hidden = false;
});

body.addEventListener("mousedown", async (event) => {
    const td = event.target.closest("td");
    if (!td || (event.target === editor && isEditing)) {
        return;
    }
    event.preventDefault();
    const cell = cellAround(td);
    if (!isEditing || await take()) {
        go(cell.row.number, cell.row.cells.indexOf(cell), {isExtending: event.shiftKey});
    }
});
body.addEventListener("dblclick", (event) => {
    if (event.target.closest("td") && !isEditing) {
        edit(current().text);
    }
});

editor.addEventListener("compositionstart", () => {
    if (!isEditing) {
        edit();
    }
});
editor.addEventListener("input", (event) => {
    if (!isEditing) {
        edit();
    } else if (!event.isComposing) {
        offer();
    }
});
editor.addEventListener("compositionend", offer);
editor.addEventListener("blur", () => setTimeout(async () => {
    if (isEditing && document.activeElement !== editor && await take()) {
        go(here.r, here.c, {isFocused: false});
    }
}));
editor.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) {
        return; // the key belongs to the input method
    }
    if (isEditing) {
        editingKey(event);
    } else if (walkingKey(event)) {
        event.preventDefault();
        event.stopPropagation();
    }
});
editor.addEventListener("paste", (event) => {
    if (!isEditing) {
        event.preventDefault();
        paste(event.clipboardData.getData("text/plain"));
    }
});
editor.addEventListener("copy", (event) => {
    if (!isEditing) {
        event.preventDefault();
        event.clipboardData.setData("text/plain", copied());
    }
});

undoButton.addEventListener("click", () => {
    takeBack();
    go(here.r, here.c);
});
dropButton.addEventListener("click", drop);
form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
});
window.addEventListener("beforeunload", (event) => {
    if (changedCells().length) {
        event.preventDefault();
    }
});
tellState(false);
go(0, 0, {isFocused: !window.matchMedia("(max-width: 719px)").matches});
